import type { World } from '../world/world.ts';
import { seedBig } from './big.ts';
import { type Seeded, seedDemo } from './demo.ts';
import { seedEmpty } from './empty.ts';

/** Each fills an empty world. */
export const seeds = {
	demo: seedDemo,
	empty: seedEmpty,
	big: seedBig,
} satisfies Readonly<Record<string, (world: World) => Seeded>>;

export type SeedName = keyof typeof seeds;
