import type { LeftOut } from '../document.ts';
import type { Program } from '../program.ts';
import { javascriptSdk } from './javascript-sdk.ts';

export const programs: readonly Program[] = [javascriptSdk];

export const leftOut: readonly LeftOut[] = [];
