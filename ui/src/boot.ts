// Runs as soon as it is there, while the page's other scripts are still being read: the words and the first answer are on
// their way meanwhile. In a page that is served by `npm run dev` main.tsx alone asks for both.
import "./ipc/first";
import { guess, sourcesOf } from "./words/sources";

void sourcesOf(guess());
