/** `<try-it>` around a link to the playground: a button opens it in place and closes it again. Without script the link leads there. */

/** The playground in light or dark as the page is, also where the reader changes that. What is chosen in the playground itself stands until then. */
function followAppearance(frame: HTMLIFrameElement): void {
  const root = document.documentElement;
  const follow = (): void => {
    const inner = frame.contentDocument?.documentElement;
    if (inner !== undefined) inner.dataset["theme"] = root.classList.contains("dark") ? "dark" : "light";
    if (!frame.isConnected) observer.disconnect();
  };
  const observer = new MutationObserver(follow);
  observer.observe(root, { attributeFilter: ["class"] });
  frame.addEventListener("load", follow);
}

/** The playground is loaded when it is asked for, and gone when it is closed. */
function toggle(place: HTMLElement, button: HTMLButtonElement, address: string): void {
  const open = place.querySelector("iframe");
  open?.remove();
  button.textContent = open === null ? "Close" : "Try it";
  button.setAttribute("aria-expanded", String(open === null));
  if (open !== null) return;
  const frame = document.createElement("iframe");
  frame.title = "The playground with this text";
  frame.src = address;
  followAppearance(frame);
  place.append(frame);
}

/** Makes the element known, once; in a browser alone. */
export function defineTryIt(): void {
  if (typeof customElements === "undefined" || customElements.get("try-it") !== undefined) return;
  customElements.define("try-it", class extends HTMLElement {
    connectedCallback(): void {
      const link = this.querySelector("a");
      if (link === null || this.querySelector("button") !== null) return;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "Try it";
      button.setAttribute("aria-expanded", "false");
      button.addEventListener("click", () => toggle(this, button, link.href));
      link.textContent = "on a page of its own";
      this.prepend(button);
    }
  });
}
