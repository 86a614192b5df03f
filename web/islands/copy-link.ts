// <copy-link>: copies the address in its field. Without script the field can be copied by hand.
class CopyLink extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector('input');
    const button = this.querySelector('button');
    const status = this.querySelector('[role=status]');
    if (!field || !button || !status) return;
    button.hidden = false;
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(field.value);
        status.textContent = 'De link is gekopieerd.';
      } catch {
        field.select();
        status.textContent = 'Kopieer de link met Ctrl+C.';
      }
    });
  }
}

customElements.define('copy-link', CopyLink);
