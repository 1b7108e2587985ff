import { administration } from './administration.ts';
import { chat } from './chat.ts';
import type { Hall } from './hall.ts';

/** One workflow of the gallery: what is prepared in Webex, what starts it, and what is true at the end. */
export interface Case {
	readonly name: string;
	readonly promise: string;
	readonly check: (hall: Hall) => Promise<void>;
}

export const cases: readonly Case[] = [...administration, ...chat];
