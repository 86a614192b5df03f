// <scroll-scene>: says at which step of its text the reader is. The figure gets data-step, and the
// stylesheet does the rest; for who wants no motion it changes at once. Without script the whole
// drawing stands.
class ScrollScene extends HTMLElement {
  #observer: IntersectionObserver | undefined;

  connectedCallback() {
    const figure = this.querySelector<HTMLElement>('.scene__figure');
    if (!figure || !('IntersectionObserver' in window)) return;
    // Where each circle goes in a later step, "3,130,70 4,12,60": the CSP allows no style attribute in
    // the page, but it does allow a script to set a property.
    for (const circle of figure.querySelectorAll<SVGCircleElement>('[data-moves]'))
      for (const move of circle.dataset.moves?.split(' ') ?? []) {
        const [step, x, y] = move.split(',').map(Number) as [number, number, number];
        const { cx, cy } = circle;
        circle.style.setProperty(`--to-${step}`, `${x - cx.baseVal.value}px, ${y - cy.baseVal.value}px`);
      }
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries)
          if (isIntersecting) figure.dataset.step = (target as HTMLElement).dataset.step;
      },
      { rootMargin: '-50% 0px -49% 0px' },
    );
    for (const step of this.querySelectorAll('.scene__step')) this.#observer.observe(step);
    figure.dataset.step ??= '1';
  }

  disconnectedCallback() {
    this.#observer?.disconnect();
  }
}

customElements.define('scroll-scene', ScrollScene);
