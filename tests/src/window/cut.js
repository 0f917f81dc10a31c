// What a person can't see or reach on the page that is shown: text that is cut off, controls that lie outside or under
// something. Scrolls to each control as a person would, and back.
const visible = (e) => e.getClientRects().length > 0 && getComputedStyle(e).visibility === "visible";
const named = (e) => (e.closest("[data-testid]")?.dataset.testid ?? "") + ": " + e.outerHTML.slice(0, 160);
const dialogs = [...document.querySelectorAll("[role=dialog]")].filter(visible);
const scope = dialogs.at(-1) ?? document.body;
const found = [];

const acts = "a[href],button,input,select,textarea,summary,[role=button],[role=tab],[role=option]";
const controls = [...scope.querySelectorAll(acts)].filter(
  (e) => visible(e) && !e.disabled && !e.closest("[aria-hidden=true],[inert]"),
);
const outside = (box) => box.left < -1 || box.right > innerWidth + 1;
// what waits outside until it has the focus, as a link to the content does
const active = document.activeElement;
const shy = new Set(
  controls.filter((control) => {
    if (!outside(control.getBoundingClientRect())) return false;
    control.focus({ preventScroll: true });
    const comes = !outside(control.getBoundingClientRect());
    active?.focus({ preventScroll: true });
    return comes;
  }),
);

// text that is there for screen readers alone takes one pixel, or stands where nobody scrolls to
const unseen = (box, style) => box.width <= 1 || box.height <= 1 || style.clipPath !== "none" || style.clip !== "auto";
// what of a text an element around it hides; what can be scrolled to isn't hidden
const hides = (around, text) => {
  const style = getComputedStyle(around);
  const box = around.getBoundingClientRect();
  if (unseen(box, style)) return "unseen";
  const slack = 0.4 * parseFloat(style.fontSize); // letters are lower than the line that a font asks for
  const cutAcross = ["hidden", "clip"].includes(style.overflowX) && (text.right > box.right + 1 || text.left < box.left - 1);
  const cutDown = ["hidden", "clip"].includes(style.overflowY) && (text.bottom > box.bottom + slack || text.top < box.top - slack);
  if (cutAcross || cutDown) return "cut";
  return ["auto", "scroll"].includes(style.overflowX) ? "scrolls" : null;
};
const texts = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
for (let node = texts.nextNode(); node; node = texts.nextNode()) {
  const own = node.parentElement;
  if (node.data.trim() === "" || !visible(own) || own.closest("svg,option,[aria-hidden=true]") || shy.has(own.closest(acts))) continue;
  const range = document.createRange();
  range.selectNodeContents(node);
  const text = range.getBoundingClientRect();
  if (text.width === 0 || text.right < 0) continue;
  let end = null;
  for (let around = own; around && around !== document.documentElement && end === null; around = around.parentElement)
    end = hides(around, text);
  if (end === null && outside(text)) end = "cut";
  if (end === "cut") found.push(`text is cut off: ${node.data.trim().slice(0, 80)} in ${named(own)}`);
}

const places = new Map();
for (let e of scope.querySelectorAll("*")) if (e.scrollTop || e.scrollLeft) places.set(e, [e.scrollLeft, e.scrollTop]);
for (const control of controls) {
  if (shy.has(control)) continue;
  const shown = control.type === "radio" || control.type === "checkbox" ? (control.closest("label") ?? control) : control;
  if (unseen(shown.getBoundingClientRect(), getComputedStyle(shown))) continue;
  shown.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
  const box = shown.getBoundingClientRect();
  if (box.width <= innerWidth && outside(box)) {
    found.push(`lies outside: ${named(control)}`);
    continue;
  }
  const x = Math.min(Math.max(box.left + box.width / 2, 0), innerWidth - 1);
  const top = document.elementFromPoint(x, Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1));
  const hit = top && (shown.contains(top) || top.contains(shown) || top.closest("label")?.contains(control));
  if (!hit) found.push(`is covered: ${named(control)} by ${top ? named(top) : "nothing"}`);
}
for (const e of scope.querySelectorAll("*")) {
  const [left, down] = places.get(e) ?? [0, 0];
  if (e.scrollTop !== down) e.scrollTop = down;
  if (e.scrollLeft !== left) e.scrollLeft = left;
}
const page = document.scrollingElement;
if (page.scrollWidth > innerWidth + 1) found.push(`the page is wider than the window: ${page.scrollWidth} > ${innerWidth}`);
return found;
