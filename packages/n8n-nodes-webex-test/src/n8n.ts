import { mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';

// n8n-core reads these when it is loaded, and would otherwise write to the home folder.
process.env['N8N_USER_FOLDER'] ??= mkdtempSync(join(tmpdir(), 'n8n-nodes-webex-test-'));
process.env['N8N_ENCRYPTION_KEY'] ??= 'only for tests';

// The ES modules of n8n-workflow import without file endings, which Node refuses; n8n itself uses CommonJS.
const require = createRequire(import.meta.url);

export const {
	createRunExecutionData,
	ICredentialsHelper,
	NodeConnectionTypes,
	NodeHelpers,
	Workflow,
} = require('n8n-workflow') as typeof import('n8n-workflow');

// n8n gives a pattern a quarter of a second, which on a busy machine may pass before it begins.
const { setSafeRegexEngine } = require('n8n-workflow') as typeof import('n8n-workflow');
setSafeRegexEngine({
	exec: (pattern, input, flags) => new RegExp(pattern, flags).exec(input),
	test: (pattern, input, flags) => new RegExp(pattern, flags).test(input),
	replace: (pattern, input, flags, replacement) =>
		input.replace(new RegExp(pattern, flags), replacement),
	matchAll: (pattern, input, flags = '') => [
		...input.matchAll(new RegExp(pattern, flags.includes('g') ? flags : `${flags}g`)),
	],
	split: (pattern, input, flags) => input.split(new RegExp(pattern, flags)),
});

export const {
	DataDeduplicationService,
	ExecuteContext,
	ExecutionLifecycleHooks,
	HookContext,
	PackageDirectoryLoader,
	PollContext,
	TriggerContext,
	WebhookContext,
	WorkflowExecute,
} = require('n8n-core') as typeof import('n8n-core');

const {
	BinaryDataConfig,
	BinaryDataService: Storage,
	InstanceSettings,
	validateUrlSignature,
} = require('n8n-core') as typeof import('n8n-core');
const core = createRequire(require.resolve('n8n-core'));
const { Container } = core('@n8n/di') as {
	Container: { get: <Service>(type: { new (...values: never[]): Service }) => Service };
};

/** Where files lie: on disk, as in a real n8n, or in memory. All tests of a process share it. */
export async function openBinaryData(
	mode: 'filesystem' | 'default' = 'filesystem',
): Promise<BinaryDataService> {
	Container.get(BinaryDataConfig).mode = mode;
	const service = Container.get(Storage);
	await service.init();
	return service;
}

/** The content of a file, wherever n8n keeps it. */
export async function contentOf(file: IBinaryData | undefined): Promise<Buffer> {
	if (!file) throw new Error('There is no file');
	return await (await openBinaryData()).getAsBuffer(file);
}

/** As n8n checks the address that it resumes an execution by. */
export const isSignedAddress = (url: URL): boolean =>
	validateUrlSignature(
		url.searchParams.get('signature') ?? '',
		url,
		Container.get(InstanceSettings).hmacSignatureSecret,
	);

export const instanceId = (): string => Container.get(InstanceSettings).instanceId;
