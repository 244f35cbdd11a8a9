/** The Markdown of hovers as nodes: paragraphs, code and lists. Every text becomes a text node, whatever it holds. */
export function markdownNode(markdown: string): DocumentFragment {
  const made = document.createDocumentFragment();
  for (const part of markdown.split(/\n{2,}(?=```)|(?<=```)\n{2,}/)) {
    const code = /^```\w*\n([\s\S]*?)\n?```$/.exec(part.trim())?.[1];
    if (code !== undefined) made.append(element("pre", code));
    else for (const paragraph of part.split(/\n{2,}/).filter((p) => p.trim() !== "")) made.append(element("p", paragraph.replace(/`/g, "")));
  }
  return made;
}

/** An element with a text. */
export function element<K extends keyof HTMLElementTagNameMap>(tag: K, text = "", attributes: Readonly<Record<string, string>> = {}): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
}

/** A control with its label. */
export function labelled(words: string, control: HTMLElement): HTMLLabelElement {
  const label = element("label", `${words} `);
  label.append(control);
  return label;
}

/** The values of a choice; what was chosen stays chosen where it is still there. */
export function offer(select: HTMLSelectElement, values: readonly { readonly value: string; readonly words: string }[]): void {
  const before = select.value;
  if (select.options.length === values.length && values.every(({ value, words }, i) => select.options[i]?.value === value && select.options[i].text === words)) return;
  select.replaceChildren(...values.map(({ value, words }) => element("option", words, { value })));
  if (values.some(({ value }) => value === before)) select.value = before;
}

/** The element of the page with an id and a class of its own; a page without it is a fault of ours. */
export function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`the page has no ${id}`);
  return found;
}
