import type { LeftOut } from '../document.ts';
import type { Program } from '../program.ts';
import { botFramework } from './bot-framework.ts';
import { javascriptSdk } from './javascript-sdk.ts';
import { n8nBuiltIn } from './n8n-built-in/index.ts';

export const programs: readonly Program[] = [javascriptSdk, botFramework, n8nBuiltIn];

export const leftOut: readonly LeftOut[] = [];
