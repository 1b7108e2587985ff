import { createSimulator } from '@webex-nodes/simulator';
import { runChild } from '../child.ts';
import type { Program } from '../program.ts';
import { createUsers } from '../users.ts';

const plugins = {
	'attachment-actions': 'attachmentActions',
	memberships: 'memberships',
	messages: 'messages',
	people: 'people',
	rooms: 'rooms',
	'team-memberships': 'team-memberships',
	teams: 'teams',
	webhooks: 'webhooks',
};

/** The vendor's own integration tests, as they are in its packages. */
export const javascriptSdk: Program = {
	id: 'javascript-sdk',
	name: 'Webex JavaScript SDK',
	what: "the integration tests in the vendor's own packages",
	packages: ['@webex/webex-core', ...Object.keys(plugins).map((name) => `@webex/plugin-${name}`)],
	run: async () => {
		const simulator = createSimulator();
		const { url, close } = await simulator.listen();
		const files = Object.entries(plugins).map(
			([plugin, file]) => `@webex/plugin-${plugin}/test/integration/spec/${file}.js`,
		);
		try {
			return await runChild({
				script: 'lib/mocha.cjs',
				args: ['./javascript-sdk.cjs', ...files],
				env: {
					HYDRA_SERVICE_URL: `${url}/v1`,
					// The catalogue of Cisco's internal services, which nobody documents: refused at once.
					U2C_SERVICE_URL: `${url}/u2c`,
					USERS: JSON.stringify(createUsers(simulator, 200)),
				},
				limit: 240_000,
			});
		} finally {
			await close();
		}
	},
};
