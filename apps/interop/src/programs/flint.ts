import { runChild } from '../child.ts';
import type { Program } from '../program.ts';
import { simulatorFor } from '../reached.ts';

/** The bot framework from which the vendor's came; it stands on an older node-sparky. */
export const flint: Program = {
	id: 'flint',
	name: 'Flint',
	what: 'a bot in a room, with webhooks: conversation, cards, files, people, moderation',
	packages: ['node-flint'],
	run: async () => {
		const simulator = simulatorFor('flint');
		const { url, close } = await simulator.listen();
		const me = simulator.tokens.find(simulator.personalToken)?.personId;
		const guest = [...simulator.world.people.values()].find(({ id, type }) => {
			return type === 'person' && id !== me;
		});
		if (!guest) throw new Error('The simulated organisation has one person only');
		try {
			return await runChild({
				script: 'lib/flint.mjs',
				env: {
					API_URL: `${url}/v1/`,
					BOT_TOKEN: simulator.botToken,
					PERSON_TOKEN: simulator.personalToken,
					GUEST_EMAIL: guest.email,
					FILE_URL: `${url}/page/page.css`,
				},
				limit: 90_000,
			});
		} finally {
			await close();
		}
	},
};
