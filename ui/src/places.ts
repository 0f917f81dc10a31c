// The places where the person was, in the order of the page's own history: Alt+← and the mouse's button lead back, as in
// every browser.
import type { Route } from "./route";

/** Notes that the person goes on to a place. */
export function goOn(route: Route): void {
  history.pushState(route, "");
}

/** Hears of ways back and forth between the places; `first` is where the person begins. The answer ends the listening. */
export function comeBack(first: Route, arrive: (route: Route) => void): () => void {
  history.replaceState(first, "");
  const arrived = (event: PopStateEvent) => arrive((event.state as Route | null) ?? { screen: "home" });
  const press = (event: KeyboardEvent) => {
    const back = event.altKey && event.key === "ArrowLeft";
    const forth = event.altKey && event.key === "ArrowRight";
    // In a field these keys go from word to word on a Mac.
    const writes = event.target instanceof HTMLElement && event.target.matches("input, textarea, [contenteditable]");
    if ((!back && !forth) || writes || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    history.go(back ? -1 : 1);
  };
  window.addEventListener("popstate", arrived);
  window.addEventListener("keydown", press);
  return () => {
    window.removeEventListener("popstate", arrived);
    window.removeEventListener("keydown", press);
  };
}
