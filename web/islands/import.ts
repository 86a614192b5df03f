// <training-import>: offers to take what this browser kept of the training to the account. What was
// taken is forgotten here.
const memory = 'zicht:training';

class TrainingImport extends HTMLElement {
  connectedCallback() {
    try {
      if ('meegenomen' in this.dataset) {
        localStorage.removeItem(memory);
        return;
      }
      const done: unknown = JSON.parse(localStorage.getItem(memory) ?? 'null')?.done;
      const form = this.querySelector('form');
      const field = this.querySelector<HTMLInputElement>('[name=gedaan]');
      if (!form || !field || !Array.isArray(done) || done.length === 0) return;
      field.value = done.join(' ');
      form.hidden = false;
    } catch {
      // Storage is switched off, or holds something else: then there is nothing to take along.
    }
  }
}

customElements.define('training-import', TrainingImport);

export {}; // A module of its own, beside the other islands.
