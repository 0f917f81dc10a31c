// The English sentences, one text a subject.
export default Object.values(
  import.meta.glob<string>("../../../src-tauri/crates/words/en/**/*.ftl", {
    eager: true,
    query: "?raw",
    import: "default",
  }),
);
