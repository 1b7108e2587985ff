import { z } from 'zod';
import type { WorkflowFile } from './n8n/api.ts';
import { type Connected, callbackPath, type RunningN8n } from './sample.ts';
import { needsChoice } from './workflows.ts';

const FormTrigger = z.object({
	type: z.literal('n8n-nodes-base.formTrigger'),
	parameters: z.object({ options: z.object({ path: z.string() }) }),
});

const pathsOf = ({ nodes }: WorkflowFile): readonly string[] =>
	nodes.flatMap((node) => {
		const { data } = FormTrigger.safeParse(node);
		return data ? [data.parameters.options.path] : [];
	});

/** The addresses of the forms that start active workflows. */
export const formsOf = ({ n8n, workflows }: RunningN8n & Connected): readonly string[] =>
	workflows
		.filter((file) => !needsChoice(file))
		.flatMap((file) =>
			pathsOf(file).map((path) => `Form              ${n8n.url}/form/${path} ("${file.name}")`),
		);

/** What a person types to make a credential of their own in the editor. The simulated Webex has no secret to keep. */
export function ownCredential({
	n8n,
	simulator,
	simulatorUrl,
}: RunningN8n & Connected): readonly string[] {
	const { clientId, clientSecret, redirectUris } = simulator.integration;
	const shown = n8n.url + callbackPath;
	const redirect = redirectUris.find((address) => address === shown);
	if (!redirect) throw new Error(`The simulated Webex does not send people back to ${shown}`);
	return [
		'A credential of your own: in the editor, Create Credential › Webex OAuth2 API',
		`  Environment     Custom`,
		`  Base Address    ${simulatorUrl}/v1`,
		`  Client ID       ${clientId}`,
		`  Client Secret   ${clientSecret}`,
		`  The simulated Webex knows n8n's OAuth Redirect URL: ${redirect}`,
		`  For a bot, a service app or Meetings XML: ${simulatorUrl}, panel Credentials`,
	];
}
