import { n8nVersion } from '@webex-nodes/sample/n8n';
import type { Program } from '../../program.ts';
import { runChecks } from './check.ts';
import { credentialChecks, lastChecks } from './credential.ts';
import { meetingChecks } from './meetings.ts';
import { messageChecks } from './messages.ts';
import { nodeRunner } from './node.ts';
import { withSession } from './session.ts';
import { triggerChecks } from './triggers.ts';

/** n8n as it is, with its own Webex node, trigger and credential. */
export const n8nBuiltIn: Program = {
	id: 'n8n-built-in',
	name: 'Webex by Cisco, the built-in node of n8n',
	what: 'Every operation of the node, every event of the trigger, consent and renewal of the credential, on a real n8n',
	packages: ['n8n'],
	version: n8nVersion,
	run: () =>
		withSession(async (session) => {
			const run = nodeRunner(session);
			return [
				...(await runChecks(await messageChecks(session, run))),
				...(await runChecks(await meetingChecks(session, run))),
				...(await runChecks(credentialChecks(session, run))),
				...(await runChecks(await triggerChecks(session))),
				...(await runChecks(lastChecks(session, run))),
			];
		}),
};
