import type { LeftOut } from '../document.ts';
import type { Program } from '../program.ts';
import { botFramework } from './bot-framework.ts';
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
	...strictClients,
	...oauthClients,
];

export const leftOut: readonly LeftOut[] = [];
