const themes = ["auto", "light", "dark"] as const;
const key = "regime-theme";

/** Light or dark as the system says, or as is chosen; what was chosen is kept in this browser where it lets pages keep something. */
export function startTheme(select: HTMLSelectElement): void {
  const apply = (chosen: string): void => {
    const theme = themes.find((t) => t === chosen) ?? "auto";
    select.value = theme;
    if (theme === "auto") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = theme;
  };
  apply(stored() ?? "auto");
  select.addEventListener("change", () => {
    apply(select.value);
    store(select.value);
  });
}

function stored(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    // A browser may keep pages from its storage: then the system says.
    return null;
  }
}
function store(theme: string): void {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // Chosen for this visit alone.
  }
}
