import { runChild } from '../child.ts';
import { freePort } from '../free-port.ts';
import type { Check, Program } from '../program.ts';
import { simulatorFor } from '../reached.ts';
import { createUsers } from '../users.ts';

const suites = [
	'bot-tests',
	'integration-tests',
	'late-discovery-tests',
	'membership-rules-tests',
	'guide-rules-tests',
	'invalid-config-tests',
];

/** The framework's own tests, as they are in its package. */
export const botFramework: Program = {
	id: 'bot-framework',
	name: 'Webex bot framework',
	what: 'its own tests, with webhooks instead of sockets; a file with a failure is run up to twice more',
	packages: ['webex-node-bot-framework'],
	run: async () => {
		const checks: Check[] = [];
		// Each begins in rooms of its own.
		for (const suite of suites) {
			let found = await runSuite(suite);
			// Its tests compare the last event with the last answer; now and then another event comes in between.
			for (let again = 0; again < 2 && found.some(hasFailed); again++) {
				found = await runSuite(suite);
			}
			checks.push(...found.map(({ name, ...rest }) => ({ name: `${suite}: ${name}`, ...rest })));
		}
		return checks;
	},
};

const hasFailed = ({ problem }: Check): boolean => problem !== undefined;

async function runSuite(suite: string): Promise<Check[]> {
	const simulator = simulatorFor('bot-framework');
	const { url, close } = await simulator.listen();
	const [user, allowed, disallowed, other, spare] = createUsers(simulator, 5);
	if (!user || !allowed || !disallowed || !other || !spare) throw new Error('No users');
	const bot = simulator.tokens.find(simulator.botToken)?.personId ?? '';
	for (const { personId } of [user, allowed, disallowed]) {
		const [one, two] = [bot, personId].map((id) => simulator.world.people.get(id));
		// The tests expect that the bot and its user have spoken before.
		if (one && two) simulator.world.directRoom(one, two);
	}
	try {
		return await runChild({
			script: 'lib/mocha.cjs',
			// Its tests name a file by its path from there.
			folder: 'node_modules/webex-node-bot-framework',
			args: ['./bot-framework.cjs', `webex-node-bot-framework/test/${suite}.js`],
			env: {
				HYDRA_SERVICE_URL: `${url}/v1`,
				U2C_SERVICE_URL: `${url}/u2c`,
				WEBHOOK_PORT: String(await freePort()),
				BOT_API_TOKEN: simulator.botToken,
				USER_API_TOKEN: user.token.access_token,
				AUTHORIZED_USER_API_TOKEN: spare.token.access_token,
				VALID_USER_API_TOKEN: allowed.token.access_token,
				DISALLOWED_USER_API_TOKEN: disallowed.token.access_token,
				ANOTHER_DISALLOWED_USERS_EMAIL: other.email,
				ALLOWED_DOMAINS: allowed.email.split('@')[1] ?? '',
				HOSTED_FILE: `${url}/page/page.css`,
				INIT_STORAGE: '{"initKey":"initVal","initCount":0,"subObj":{"subKey":"subVal"}}',
			},
			limit: 90_000,
		});
	} finally {
		await close();
	}
}
