// <theme-choice>: dark, light, or as the device says. Nothing is kept until someone clicks, and
// then only this choice, on this device: no cookie.
const key = 'zicht:weergave';
type Theme = 'dark' | 'light' | null;

const choices: [Theme, string][] = [
  [null, 'Zoals je apparaat'],
  ['light', 'Licht'],
  ['dark', 'Donker'],
];

function kept(): Theme {
  try {
    const value = localStorage.getItem(key);
    return value === 'dark' || value === 'light' ? value : null;
  } catch {
    return null; // Storage is switched off.
  }
}

function show(theme: Theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

function keep(theme: Theme) {
  try {
    if (theme) localStorage.setItem(key, theme);
    else localStorage.removeItem(key);
  } catch {
    // Then it lasts for this page.
  }
}

show(kept());

class ThemeChoice extends HTMLElement {
  connectedCallback() {
    if (this.querySelector('button')) return;
    const current = kept();
    const buttons = choices.map(([theme, words]) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'theme__choice';
      button.textContent = words;
      button.setAttribute('aria-pressed', String(theme === current));
      button.addEventListener('click', () => {
        show(theme);
        keep(theme);
        for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
      });
      return button;
    });
    this.append(...buttons);
  }
}

customElements.define('theme-choice', ThemeChoice);
