// <passkey-form data-challenge="/aanmelden/uitdaging">: asks a device for a passkey, and sends what it
// answers with the form inside. Without script the form says what to do instead. The server
// decides what is asked; bytes travel in base64url both ways.
const bytes = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
const letters = (buffer: ArrayBuffer | null) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer ?? new ArrayBuffer(0))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** What is said for what the browser calls it. Why exactly it stopped, a browser does not tell. */
const troubles: Record<string, string> = {
  NotAllowedError: 'Het is niet gelukt, of je stopte zelf. Probeer het nog een keer.',
  AbortError: 'Het is niet gelukt, of je stopte zelf. Probeer het nog een keer.',
  InvalidStateError: 'Op dit apparaat staat al een toegangssleutel voor je account.',
  SecurityError: 'Toegangssleutels werken alleen op het eigen adres van deze site.',
  NotSupportedError: 'Dit apparaat kan geen toegangssleutel maken. Probeer een ander apparaat.',
  ConstraintError: 'Dit apparaat kan geen toegangssleutel maken met een vinger, gezicht of pincode.',
};

/** A refusal of the server, in its own words. */
class Refusal extends Error {}

class PasskeyForm extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form');
    const button = form?.querySelector('button');
    if (!form || !button) return;
    if (!window.PublicKeyCredential) {
      button.disabled = true;
      this.#say('Deze browser kan geen toegangssleutels gebruiken. Kies een andere manier.');
      return;
    }
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      button.disabled = true;
      this.#say('Volg wat je apparaat vraagt.');
      this.#answer(form)
        .then(() => form.submit())
        .catch((error: Error) => {
          button.disabled = false;
          this.#say(
            error instanceof Refusal
              ? error.message
              : (troubles[error.name] ?? 'Het lukt nu niet. Probeer het straks nog een keer.'),
          );
        });
    });
  }

  #say(words: string) {
    const status = this.querySelector('[role=status]');
    if (status) status.textContent = words;
  }

  async #answer(form: HTMLFormElement) {
    const answer = await fetch(this.dataset.challenge ?? '', {
      method: 'POST',
      headers: { accept: 'application/json', 'x-formulier': String(new FormData(form).get('formulier')) },
    });
    const options = await answer.json();
    if (!answer.ok) throw new Refusal(options.detail);
    options.challenge = bytes(options.challenge);
    for (const known of options.excludeCredentials ?? options.allowCredentials) known.id = bytes(known.id);
    if (options.user) options.user.id = bytes(options.user.id);
    const credential = (await (options.user
      ? navigator.credentials.create({ publicKey: options })
      : navigator.credentials.get({ publicKey: options }))) as PublicKeyCredential | null;
    if (!credential) throw new Error();
    const given = credential.response;
    const fill = (name: string, value: string) => {
      const field = form.querySelector<HTMLInputElement>(`[name=${name}]`) ?? document.createElement('input');
      field.type = 'hidden';
      field.name = name;
      field.value = value;
      form.append(field);
    };
    fill('sleutel-browser', letters(given.clientDataJSON));
    if (given instanceof AuthenticatorAttestationResponse) {
      fill('sleutel-nieuw', letters(given.attestationObject));
      fill('sleutel-wegen', (given.getTransports?.() ?? []).join(' '));
    } else if (given instanceof AuthenticatorAssertionResponse) {
      fill('sleutel-nummer', letters(credential.rawId));
      fill('sleutel-apparaat', letters(given.authenticatorData));
      fill('sleutel-handtekening', letters(given.signature));
      fill('sleutel-houder', letters(given.userHandle));
    }
  }
}

customElements.define('passkey-form', PasskeyForm);

export {}; // A module of its own, beside the other islands.
