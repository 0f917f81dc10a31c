// The chunk that comes first, and is small: the words and the first answer are on their way while the rest is read.
import "./ipc/first";
import { guess, sourcesOf } from "./words/sources";

void sourcesOf(guess());
void import("./main");
