// <training-progress>: keeps what was done in the training in this browser, for who asks for it.
// Nothing is kept until someone presses the button, and then only which pages were read, which
// questions were right and which stories were played. Without script all of it stands in the address.
const key = 'zicht:training';

interface Kept {
  /** "lees:/kompas/...", "vraag:06-geheim-1", "casus:de-dure-jas". */
  done: string[];
  /** Per path, in words for the first page. */
  paths: Record<string, string>;
}

function kept(): Kept | null {
  try {
    const value = JSON.parse(localStorage.getItem(key) ?? 'null');
    return value && Array.isArray(value.done) && value.paths ? value : null;
  } catch {
    return null; // Storage is switched off, or holds something else.
  }
}

function keep(value: Kept | null) {
  try {
    if (value) localStorage.setItem(key, JSON.stringify(value));
    else localStorage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

/** As open/training/path.cpp writes it: the version, and six items a letter. */
function stand(version: string, items: string[], done: Set<string>) {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  let text = '';
  for (let at = 0; at < items.length; at += 6)
    text += letters[items.slice(at, at + 6).reduce((sum, item, bit) => sum + (done.has(item) ? 1 << bit : 0), 0)];
  return `${version}-${text}`;
}

const words = (text = '') => text.split(' ').filter(Boolean);

class TrainingProgress extends HTMLElement {
  connectedCallback() {
    const data = this.dataset;
    const memory = kept();
    if ('overzicht' in data) {
      for (const place of this.querySelectorAll<HTMLElement>('[data-stand-van]')) {
        const state = memory?.paths[place.dataset.standVan ?? ''];
        if (state) place.textContent = `. ${state}`;
      }
      return;
    }
    if (memory) this.#remember(memory);
    if (!data.items) return;
    if (memory) this.#goOn(memory);
    this.#offer();
  }

  /** What this page knows to be done goes to what was kept. */
  #remember(memory: Kept) {
    memory.done = [...new Set([...memory.done, ...words(this.dataset.gedaan)])];
    const { pad, stand: state } = this.dataset;
    if (pad && state) memory.paths[pad] = state;
    keep(memory);
  }

  /** The page of a path shows what was kept, where its address holds less. */
  #goOn(memory: Kept) {
    const items = words(this.dataset.items);
    const done = new Set(memory.done);
    const shown = new Set(words(this.dataset.gedaan));
    if (items.every((item) => !done.has(item) || shown.has(item))) return;
    const address = new URL(location.href);
    address.searchParams.set('stand', stand(this.dataset.versie ?? '', items, done));
    location.replace(address);
  }

  #offer() {
    const status = this.querySelector('[role=status]');
    const show = (on: boolean, said = '') => {
      this.classList.toggle('keep--on', on);
      if (status) status.textContent = said;
    };
    show(kept() !== null);
    this.querySelector('.keep__on')?.addEventListener('click', () => {
      const memory: Kept = { done: [], paths: {} };
      const works = keep(memory);
      if (works) this.#remember(memory);
      show(works, works ? 'Deze browser onthoudt nu hoe ver je bent.' : 'Deze browser kan het niet onthouden.');
    });
    this.querySelector('.keep__off')?.addEventListener('click', () => {
      keep(null);
      show(false, 'Gewist. In het adres van deze pagina staat het nog wel.');
    });
  }
}

customElements.define('training-progress', TrainingProgress);

export {}; // A module of its own, beside the other islands.
