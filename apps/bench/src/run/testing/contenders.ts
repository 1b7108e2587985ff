import type { Contenders } from '../contender.ts';

interface Setting {
	readonly amount: number;
}

const run = async ({ amount }: Setting) => ({
	count: amount,
	hash: amount,
	figures: { process: process.pid },
});

/** For the tests of what runs contenders. */
export const contenders: Contenders<Setting> = {
	one: run,
	other: run,
	different: async ({ amount }) => await run({ amount: amount + 1 }),
	failing: async () => {
		process.exit(1);
	},
};
