import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { createSimulator, type Listening, type Simulator } from '../src/index.ts';
import { launchBrowser } from './browser.ts';

/** A simulator, and a person with its page. */
export interface Opened {
	readonly simulator: Simulator;
	readonly url: string;
	/** A page of its own; what goes wrong in it fails the test. */
	readonly open: (hash?: string, options?: BrowserContextOptions) => Promise<Page>;
	readonly roomOf: (title: string) => string;
	/** Anybody in the room. */
	readonly memberOf: (roomId: string) => string;
	/** A problem that the test has made by intention. */
	readonly forgetProblems: (expected: RegExp) => void;
	/** @returns the ID of the message. */
	readonly postCard: (title: string, question: string) => string;
}

export const networkOperations = 'Network Operations';
export const contactCentre = 'Contact Centre Floor';

/** For each test of the file a new simulator, and one browser for all of them. */
export function usePage(): Opened {
	let browser: Browser;
	let simulator: Simulator;
	let server: Listening;
	let problems: string[];
	let pages: Page[];

	beforeAll(async () => {
		browser = await launchBrowser();
	}, 60_000);
	afterAll(async () => await browser?.close());
	beforeEach(async () => {
		problems = [];
		pages = [];
		simulator = createSimulator();
		server = await simulator.listen();
	});
	afterEach(async () => {
		for (const page of pages) await page.context().close();
		await server.close();
		expect(problems).toEqual([]);
	});

	const roomOf = (title: string) =>
		[...simulator.world.rooms.values()].find((room) => room.title === title)?.id ?? '';
	const memberOf = (roomId: string) => [...simulator.world.membersOf(roomId).keys()][0] ?? '';
	return {
		get simulator() {
			return simulator;
		},
		get url() {
			return server.url;
		},
		open: async (hash = '', options = {}) => {
			const context = await browser.newContext({
				viewport: { width: 1280, height: 800 },
				...options,
			});
			const page = await context.newPage();
			page.setDefaultTimeout(10_000);
			page.on('pageerror', (error) => problems.push(String(error)));
			page.on('console', (message) => {
				if (['error', 'warning'].includes(message.type())) problems.push(message.text());
			});
			pages.push(page);
			await page.goto(`${server.url}/${hash}`);
			await page.locator('ol > li').first().waitFor();
			return page;
		},
		roomOf,
		memberOf,
		forgetProblems: (expected) => {
			problems = problems.filter((problem) => !expected.test(problem));
		},
		postCard: (title, question) => {
			const roomId = roomOf(title);
			return simulator.world.addMessage({
				roomId,
				personId: memberOf(roomId),
				text: 'A card',
				attachments: [card(question)],
			}).id;
		},
	};
}

const card = (question: string) => ({
	contentType: 'application/vnd.microsoft.card.adaptive',
	content: {
		type: 'AdaptiveCard',
		version: '1.3',
		body: [
			{ type: 'TextBlock', text: question, weight: 'Bolder', wrap: true },
			{ type: 'Input.Text', id: 'reason', placeholder: 'Reason', isMultiline: true },
		],
		actions: [
			{ type: 'Action.Submit', title: 'Approve', style: 'positive', data: { approved: true } },
			{ type: 'Action.Submit', title: 'Decline', style: 'destructive', data: { approved: false } },
		],
	},
});
