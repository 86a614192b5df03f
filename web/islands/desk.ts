// <desk-list>: j and k walk through the list, Enter opens. Without script it is a list of links.
class DeskList extends HTMLElement {
  connectedCallback() {
    document.addEventListener('keydown', this.#walk);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.#walk);
  }

  #walk = (event: KeyboardEvent) => {
    const typing = (event.target as Element | null)?.closest('input, select, textarea, [contenteditable]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key !== 'j' && event.key !== 'k') return;
    const links = [...this.querySelectorAll<HTMLAnchorElement>('.signal-row__title a')];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    const next = event.key === 'j' ? Math.min(at + 1, links.length - 1) : Math.max(at - 1, 0);
    links[next]?.focus();
  };
}

customElements.define('desk-list', DeskList);
