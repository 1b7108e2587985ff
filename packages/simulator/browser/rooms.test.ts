import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { contactCentre, networkOperations, usePage } from './fixture.ts';

const opened = usePage();

const roomNames = (page: Page) => page.locator('nav a .title').allTextContents();
const heading = (page: Page, name: string) => page.getByRole('heading', { name }).waitFor();
const overflow = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('a card that waits has a badge in its room and in the title; the filter shows only such cards', async () => {
	const { simulator, roomOf, memberOf, postCard, open } = opened;
	const page = await open(`#/rooms/${roomOf(networkOperations)}`);
	await heading(page, networkOperations);
	expect(await page.locator('ol > li:not(.day)').count()).toBeGreaterThan(2);
	postCard(contactCentre, 'Open a second queue?');
	postCard(networkOperations, 'Replace the switch?');
	const other = postCard(networkOperations, 'Restart the router?');
	const badge = page.getByRole('link', { name: networkOperations }).locator('.badge');
	await page.getByRole('button', { name: 'Waiting (3)' }).click();
	expect(await badge.textContent()).toBe('2');
	expect(await badge.getAttribute('title')).toBe('2 cards wait for an answer');
	expect(await page.title()).toBe('(3) Simulated Webex');
	expect((await roomNames(page)).sort()).toEqual([contactCentre, networkOperations].sort());
	expect(await page.locator('ol > li:not(.day)').count()).toBe(2);

	await page.locator('li', { hasText: 'Replace the switch?' }).getByText('Decline').click();
	await page.getByText('Replace the switch?').waitFor({ state: 'detached' });
	const personId = memberOf(roomOf(networkOperations));
	simulator.world.submitCard(other, personId, {});
	await page.getByText('No card waits here.').waitFor();
	await page.getByRole('button', { name: 'Waiting (1)' }).click();
	const name = simulator.world.people.get(personId)?.displayName;
	const answered = page.locator('li', { hasText: 'Restart the router?' });
	await answered.getByText(`Answered by ${name}`).waitFor();
	expect(await badge.isHidden()).toBe(true);
});

test('a card without a button that sends does not wait', async () => {
	const { simulator, roomOf, memberOf, open } = opened;
	const roomId = roomOf(networkOperations);
	const content = {
		type: 'AdaptiveCard',
		version: '1.3',
		body: [{ type: 'TextBlock', text: 'Only to be read' }],
		actions: [{ type: 'Action.OpenUrl', title: 'More', url: 'https://example.com' }],
	};
	simulator.world.addMessage({
		roomId,
		personId: memberOf(roomId),
		attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
	});
	const page = await open(`#/rooms/${roomId}`);
	await page.getByText('Only to be read').waitFor();
	await page.getByRole('button', { name: 'Waiting (0)' }).waitFor();
});

test('addresses open a room, a message however old it is, and the cards that wait', async () => {
	const { simulator, roomOf, memberOf, postCard, open } = opened;
	const roomId = roomOf(contactCentre);
	const old = simulator.world.addMessage({
		roomId,
		personId: memberOf(roomId),
		text: 'A word of long ago',
	});
	for (let number = 0; number < 250; number++) {
		simulator.world.addMessage({ roomId, personId: memberOf(roomId), text: `Line ${number}` });
	}
	const page = await open(`#/rooms/${roomOf(networkOperations)}`);
	await heading(page, networkOperations);
	await page.evaluate((hash) => {
		location.hash = hash;
	}, `#/messages/${old.id}`);
	await heading(page, contactCentre);
	const named = page.locator('li.named', { hasText: 'A word of long ago' });
	await named.waitFor();
	const isInView = () =>
		named.evaluate((element) => {
			const { top, bottom } = element.getBoundingClientRect();
			return top > 0 && bottom < innerHeight;
		});
	expect(await isInView()).toBe(true);
	simulator.world.addMessage({ roomId, personId: memberOf(roomId), text: 'Now' });
	await page.getByRole('button', { name: '1 new message' }).waitFor();
	expect(await isInView()).toBe(true);

	postCard(networkOperations, 'Replace the switch?');
	const other = await open('#/waiting');
	await heading(other, networkOperations);
	await other.getByText('Replace the switch?').waitFor();
	await other.getByRole('button', { name: 'Waiting (1)', pressed: true }).waitFor();

	await page.evaluate(() => {
		location.hash = '#/messages/none';
	});
	await page.getByText('There is no such message any more.').waitFor();
	// The refusal is on purpose; the browser reports it.
	opened.forgetProblems(/404/);
});

test('times have their date: a line for each day, and all of it in the title', async () => {
	const { simulator, roomOf, memberOf, open } = opened;
	const roomId = roomOf(networkOperations);
	const write = (text: string, created: number) =>
		simulator.world.addMessage({ roomId, personId: memberOf(roomId), text, created });
	const day = 24 * 3600 * 1000;
	write('Three years ago', Date.parse('2023-05-04T10:11:12.000Z'));
	write('The day before', Date.now() - day);
	write('This day', Date.now());
	const page = await open(`#/rooms/${roomId}`, { locale: 'en-GB', timezoneId: 'UTC' });
	const days = await page.locator('li.day').allTextContents();
	expect(days.slice(-2)).toEqual(['Yesterday', 'Today']);
	expect(days[0]).toMatch(/^Thursday,? 4 May 2023$/);
	expect(new Set(days).size).toBe(days.length);
	const time = page.locator('li', { hasText: 'Three years ago' }).locator('time');
	expect(await time.getAttribute('title')).toMatch(/Thursday,? 4 May 2023.*10:11:12/);
	expect(await time.getAttribute('datetime')).toBe('2023-05-04T10:11:12.000Z');
});

test('rooms keep their places while somebody points at them', async () => {
	const { simulator, roomOf, memberOf, open } = opened;
	const last = 'Release Train';
	const roomId = roomOf(last);
	const page = await open();
	const before = await roomNames(page);
	expect(before.at(-1)).toBe(last);
	await page.locator('nav a').nth(2).hover();
	const written = page.getByRole('link', { name: last });
	const count = async () => await written.locator('small').textContent();
	const earlier = await count();
	simulator.world.addMessage({ roomId, personId: memberOf(roomId), text: 'Hello' });
	await expect.poll(count, { timeout: 5000 }).not.toBe(earlier);
	expect(await roomNames(page)).toEqual(before);
	await page.locator('main h1').hover();
	await expect.poll(() => roomNames(page)).toEqual([last, ...before.slice(0, -1)]);
});

test('a narrow window does not scroll sideways, has rooms as a menu, and panels over the messages', async () => {
	const { postCard, open } = opened;
	postCard(networkOperations, 'Replace the core switch, and everything that hangs on it, tonight?');
	const page = await open('', { viewport: { width: 390, height: 780 } });
	expect(await overflow(page)).toBe(0);
	const rooms = page.getByRole('navigation', { name: 'Rooms' });
	expect(await rooms.isVisible()).toBe(false);
	await page.getByRole('button', { name: 'Rooms' }).click();
	await rooms.waitFor();
	expect(await overflow(page)).toBe(0);
	await rooms.getByRole('link', { name: contactCentre }).click();
	await heading(page, contactCentre);
	expect(await rooms.isVisible()).toBe(false);
	await page.getByRole('button', { name: 'Rooms' }).click();
	await page.keyboard.press('Escape');
	expect(await rooms.isVisible()).toBe(false);
	for (const name of ['Credentials', 'Requests', 'Webhook deliveries', 'Controls']) {
		await page.getByRole('button', { name, exact: true }).click();
		await page.getByRole('complementary', { name }).waitFor();
		await page.waitForTimeout(200);
		expect(await overflow(page), name).toBe(0);
		await page.getByRole('button', { name: `Close ${name}` }).click();
	}
});

test('light or dark follows the system', async () => {
	const { postCard, open } = opened;
	postCard(networkOperations, 'Replace the switch?');
	const colours = async (colorScheme: 'dark' | 'light') => {
		const page = await open('', { colorScheme });
		await page.locator('.card').waitFor();
		return await page.evaluate(() => {
			const luminance = (text: string) => {
				const [red = 0, green = 0, blue = 0] = (text.match(/[\d.]+/g) ?? []).map(Number);
				return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
			};
			const of = (selector: string, property: 'backgroundColor' | 'color') => {
				const element = document.querySelector(selector);
				return element ? luminance(getComputedStyle(element)[property]) : Number.NaN;
			};
			return {
				page: of('html', 'backgroundColor'),
				text: of('li b', 'color'),
				card: of('.card', 'backgroundColor'),
				cardText: of('.card .ac-textBlock', 'color'),
			};
		});
	};
	const light = await colours('light');
	expect([light.page > 0.9, light.text < 0.3, light.card > 0.9, light.cardText < 0.3]).toEqual([
		true,
		true,
		true,
		true,
	]);
	const dark = await colours('dark');
	expect([dark.page < 0.2, dark.text > 0.7, dark.card < 0.25, dark.cardText > 0.7]).toEqual([
		true,
		true,
		true,
		true,
	]);
});

test('the keyboard alone opens a room and writes into it', async () => {
	const { simulator, roomOf, open } = opened;
	const page = await open(`#/rooms/${roomOf(networkOperations)}`);
	const link = page.getByRole('link', { name: contactCentre });
	await link.focus();
	await page.keyboard.press('Enter');
	await heading(page, contactCentre);
	expect(await link.getAttribute('aria-current')).toBe('true');
	await page.getByLabel('Message', { exact: true }).focus();
	await page.keyboard.type('By keyboard');
	await page.keyboard.press('Enter');
	await page.getByText('By keyboard', { exact: true }).waitFor();
	expect(simulator.world.messagesOf(roomOf(contactCentre)).at(-1)?.text).toBe('By keyboard');
});
