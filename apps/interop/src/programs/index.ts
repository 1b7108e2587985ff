import type { LeftOut } from '../document.ts';
import type { Program } from '../program.ts';
import { botFramework } from './bot-framework.ts';
import { javascriptSdk } from './javascript-sdk.ts';

export const programs: readonly Program[] = [javascriptSdk, botFramework];

export const leftOut: readonly LeftOut[] = [];
