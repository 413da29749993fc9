import { measureCpu } from './cpu/measure-cpu.ts';
console.log(await measureCpu());
