import { setFlagsFromString } from 'node:v8';

/**
 * V8 lets the heap of a busy process grow to several times of what it holds before it collects. A town runs this on a
 * small plan beside other things, so it collects sooner: 250 MB in all instead of 350, at no cost in CPU that
 * tests/bench/chat could measure. No ceiling: a process that needs more takes it. Imported first, before the heap grows.
 */
setFlagsFromString('--heap-growing-percent=30');
setFlagsFromString('--max-semi-space-size=8');
