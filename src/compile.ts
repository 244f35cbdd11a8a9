// The phase list; see ARCHITECTURE.md. (Filled in by the checker's author.)
export {};
