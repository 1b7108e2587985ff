import { runChild } from '../child.ts';
import type { Program } from '../program.ts';
import { simulatorFor } from '../reached.ts';

const suites = [
	'_spark',
	'events',
	'licenses',
	'memberships',
	'organizations',
	'people',
	'roles',
	'rooms',
	'team-memberships',
	'teams',
	'webhooks',
];

/** A library for REST that shares no code with the vendor's. */
export const nodeSparky: Program = {
	id: 'node-sparky',
	name: 'node-sparky',
	what: 'its own tests, and each other method, with paging, files and signed deliveries',
	packages: ['node-sparky'],
	run: async () => {
		const simulator = simulatorFor('node-sparky');
		const { url, close } = await simulator.listen();
		const { world } = simulator;
		const me = world.people.get(simulator.tokens.find(simulator.personalToken)?.personId ?? '');
		const guest = [...world.people.values()].find((person) => {
			return person.type === 'person' && person !== me;
		});
		if (!me || !guest) throw new Error('The simulated organisation has too few people');
		// Its tests read the first one.
		world.addTeam({ name: 'Team of the tests' }, me);
		const env = {
			TOKEN: simulator.personalToken,
			API_URL: `${url}/v1/`,
			GUEST_EMAIL: guest.email,
		};
		try {
			return [
				...(await runChild({
					script: 'lib/mocha.cjs',
					args: ['./node-sparky.cjs', ...suites.map((suite) => `node-sparky/test/${suite}.js`)],
					env,
					limit: 60_000,
				})),
				...(await runChild({ script: 'lib/node-sparky.mjs', env, limit: 60_000 })),
			];
		} finally {
			await close();
		}
	},
};
