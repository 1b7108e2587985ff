import type { World } from '../world/world.ts';
import { seedBig } from './big.ts';
import { type Seeded, seedDemo } from './demo.ts';
import { seedEmpty } from './empty.ts';

/** Fills an empty world. */
export type Seed = (world: World) => Seeded;

export const seeds = {
	demo: seedDemo,
	empty: seedEmpty,
	big: seedBig,
} satisfies Readonly<Record<string, Seed>>;

export type SeedName = keyof typeof seeds;
