import { runChild } from '../child.ts';
import type { Check, Program } from '../program.ts';
import { simulatorFor } from '../reached.ts';
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
		const checks: Check[] = [];
		// Some of these files leave hooks behind that would run in the next one too.
		for (const [plugin, file] of Object.entries(plugins)) {
			checks.push(...(await runTests(`@webex/plugin-${plugin}/test/integration/spec/${file}.js`)));
		}
		return checks;
	},
};

async function runTests(file: string): Promise<Check[]> {
	const simulator = simulatorFor('javascript-sdk');
	const { url, close } = await simulator.listen();
	try {
		return await runChild({
			script: 'lib/mocha.cjs',
			args: ['./javascript-sdk.cjs', file],
			env: {
				HYDRA_SERVICE_URL: `${url}/v1`,
				// The catalogue of Cisco's internal services, which nobody documents: refused at once.
				U2C_SERVICE_URL: `${url}/u2c`,
				USERS: JSON.stringify(createUsers(simulator, 100)),
			},
			limit: 120_000,
		});
	} finally {
		await close();
	}
}
