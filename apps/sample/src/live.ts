import { createInterface } from 'node:readline/promises';
import { setTimeout } from 'node:timers/promises';
import { type ServiceApp, saveCredentials } from './credentials.ts';
import { UserFacingError } from './errors.ts';
import type { Options } from './options.ts';
import { say } from './report.ts';
import { callbackPath, openFolder, startOn } from './sample.ts';
import { describe, reportExecutions } from './watch.ts';
import { importWorkflows, readWorkflows, runsAlone, startsByHand, writes } from './workflows.ts';

interface Integration {
	readonly clientId: string;
	readonly clientSecret: string;
}

/** The same workflows on the real Webex, with the person's own integration. */
export async function runLive(
	options: Options,
	environment: Readonly<Record<string, string | undefined>>,
	signal: AbortSignal,
): Promise<void> {
	// Before the questions: what they ask for is of no use when another "npm start" has the folder.
	await using folder = await openFolder(options);
	const redirectUri = `http://127.0.0.1:${options.port}${callbackPath}`;
	say('Create an integration at https://developer.webex.com/my-apps/new/integration with');
	say(`  Redirect URI   ${redirectUri}`);
	say(
		'  Scopes         spark:people_read spark:rooms_read spark:messages_read spark:messages_write',
	);
	const ofOrganisation = readServiceApp(environment);
	const integration = await readIntegration(environment, signal);
	const running = await startOn(folder, { ...options, signal, progress: say });
	const { n8n } = running;
	try {
		const { oauth, all } = await saveCredentials(n8n, {
			place: { environment: 'commercial' },
			integration,
			serviceApp: ofOrganisation,
		});
		const { messages: credential } = oauth;
		const workflows = await importWorkflows(n8n, all, await readWorkflows());
		if (!(await n8n.isConnected(credential.id))) {
			say(
				`The editor is at ${n8n.url}; log in with ${running.secrets.login.email} and ${running.secrets.login.password}.`,
			);
			say(`Open ${n8n.url}/home/credentials/${credential.id} and connect the account.`);
			await untilConnected(() => n8n.isConnected(credential.id), signal);
		}
		say('Connected.');
		for (const workflow of workflows) {
			// The person decides whether workflows write into real rooms or calendars; meetings need more scopes.
			const chosen = workflow.nodes.flatMap(({ credentials = {} }) => Object.values(credentials));
			const more = all.find(
				({ id }) => id !== credential.id && chosen.some((one) => one.id === id),
			);
			const isActive = runsAlone(workflow) && !writes(workflow) && !more;
			if (isActive) await n8n.activate(workflow);
			const hint = more
				? `imported, ${more.type === credential.type ? 'connect' : 'fill in'} "${more.name}" and activate it in the editor`
				: startsByHand(workflow)
					? 'imported, run it in the editor'
					: 'imported, activate it in the editor';
			say(`  ${workflow.name}: ${isActive ? 'active' : hint}`);
		}
		describe(running);
		await reportExecutions(running, signal, () => undefined);
	} finally {
		say('Stopping');
		await running.stop();
	}
}

async function readIntegration(
	environment: Readonly<Record<string, string | undefined>>,
	signal: AbortSignal,
): Promise<Integration> {
	const { WEBEX_CLIENT_ID, WEBEX_CLIENT_SECRET } = environment;
	if (WEBEX_CLIENT_ID && WEBEX_CLIENT_SECRET) {
		return { clientId: WEBEX_CLIENT_ID, clientSecret: WEBEX_CLIENT_SECRET };
	}
	if (!process.stdin.isTTY) {
		throw new UserFacingError(
			'--live needs WEBEX_CLIENT_ID and WEBEX_CLIENT_SECRET in the file .env, or a terminal to ask for them.',
		);
	}
	const prompt = createInterface({ input: process.stdin, output: process.stdout });
	try {
		const clientId = (await prompt.question('Client ID: ', { signal })).trim();
		const clientSecret = (await prompt.question('Client secret: ', { signal })).trim();
		if (!clientId || !clientSecret) {
			throw new UserFacingError('The client ID and the client secret must not be empty.');
		}
		return { clientId, clientSecret };
	} finally {
		prompt.close();
	}
}

/** Of the organisation, when there is one. @throws UserFacingError when only a part of it is there. */
export function readServiceApp({
	WEBEX_SERVICE_APP_CLIENT_ID: clientId,
	WEBEX_SERVICE_APP_CLIENT_SECRET: clientSecret,
	WEBEX_SERVICE_APP_REFRESH_TOKEN: refreshToken,
}: Readonly<Record<string, string | undefined>>): ServiceApp | undefined {
	if (clientId && clientSecret && refreshToken) return { clientId, clientSecret, refreshToken };
	if (!clientId && !clientSecret && !refreshToken) return undefined;
	throw new UserFacingError(
		'A service app needs all of WEBEX_SERVICE_APP_CLIENT_ID, WEBEX_SERVICE_APP_CLIENT_SECRET and WEBEX_SERVICE_APP_REFRESH_TOKEN in the file .env.',
	);
}

async function untilConnected(
	isConnected: () => Promise<boolean>,
	signal: AbortSignal,
): Promise<void> {
	while (!(await isConnected())) {
		await setTimeout(2000, undefined, { signal });
	}
}
