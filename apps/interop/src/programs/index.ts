import type { LeftOut } from '../document.ts';
import type { Program } from '../program.ts';
import { botFramework } from './bot-framework.ts';
import { flint } from './flint.ts';
import { javascriptSdk } from './javascript-sdk.ts';
import { n8nBuiltIn } from './n8n-built-in/index.ts';
import { nodeSparky } from './node-sparky.ts';
import { oauthClients } from './oauth-clients.ts';
import { strictClients } from './strict-clients.ts';

export const programs: readonly Program[] = [
	javascriptSdk,
	botFramework,
	n8nBuiltIn,
	nodeSparky,
	flint,
	...strictClients,
	...oauthClients,
];

export const leftOut: readonly LeftOut[] = [
	{
		name: 'botbuilder-adapter-webex 1.0.10',
		reason:
			'Tried: it read its identity and registered its webhook. All its requests are those of an old JavaScript SDK, and it would add 580 MB.',
	},
	{
		name: 'ciscospark 1.59.0',
		reason: 'The former name of the JavaScript SDK.',
	},
	{
		name: 'webex 3.12.0',
		reason: 'The same plugins as above in one package, which cannot be loaded outside a browser.',
	},
	{
		name: 'webex-api-emulator',
		reason: 'An emulator for the client to run on, but it is not on npm.',
	},
	{
		name: 'webex-message-handler, passport-webex',
		reason: 'Not on npm.',
	},
];
