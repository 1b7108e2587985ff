import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { createTraffic } from '../src/index.ts';
import { contactCentre, networkOperations, usePage } from './fixture.ts';

const opened = usePage();

const caret = (page: Page) =>
	page.evaluate(() => {
		const field = document.activeElement;
		return field instanceof HTMLTextAreaElement
			? [field.name || field.placeholder, field.selectionStart, field.selectionEnd]
			: ['no field has the focus'];
	});

const said = (page: Page, text: string) => page.getByText(text, { exact: true }).waitFor();

test('what is typed into a card stays while messages arrive, change and go, and is sent', async () => {
	const { simulator, roomOf, memberOf, postCard, open } = opened;
	const roomId = roomOf(networkOperations);
	const personId = memberOf(roomId);
	const cardId = postCard(networkOperations, 'Open the firewall?');
	const page = await open(`#/rooms/${roomId}`);
	const field = page.getByPlaceholder('Reason');
	await field.fill('Because it is needed');
	await field.evaluate((element) => (element as HTMLTextAreaElement).setSelectionRange(3, 7));

	// Some messages are edited and some are deleted.
	const traffic = createTraffic(simulator.world, { roomIds: [roomId], edits: 0.3, deletes: 0.2 });
	for (let step = 0; step < 40; step++) traffic.step();
	simulator.world.editMessage(cardId, { text: 'The text beside the card' });
	const last = simulator.world.addMessage({ roomId, personId, text: 'The last word' });
	await said(page, 'The last word');
	simulator.world.deleteMessage(last.id);
	await page.getByText('The last word', { exact: true }).waitFor({ state: 'detached' });

	expect(await field.inputValue()).toBe('Because it is needed');
	expect(await caret(page)).toEqual(['Reason', 3, 7]);
	await page.getByRole('button', { name: 'Approve' }).click();
	await page.getByText(/^Answered by /).waitFor();
	expect([...simulator.world.actions.values()]).toMatchObject([
		{ messageId: cardId, inputs: { approved: true, reason: 'Because it is needed' } },
	]);
});

test('what is typed into the message box stays while messages arrive, with the caret, and is sent', async () => {
	const { simulator, roomOf, memberOf, open } = opened;
	const roomId = roomOf(networkOperations);
	const page = await open(`#/rooms/${roomId}`);
	const box = page.getByLabel('Message', { exact: true });
	await box.pressSequentially('Half a sentence');
	await page.keyboard.press('ArrowLeft');
	const write = (text: string) =>
		simulator.world.addMessage({ roomId, personId: memberOf(roomId), text });
	write('One');
	await said(page, 'One');
	write('Two');
	await said(page, 'Two');
	expect(await caret(page)).toEqual(['text', 14, 14]);
	await page.keyboard.press('End');
	await page.keyboard.type(', and the rest');
	await page.keyboard.press('Enter');
	await said(page, 'Half a sentence, and the rest');
	expect(await box.inputValue()).toBe('');
	expect(simulator.world.messagesOf(roomId).at(-1)?.text).toBe('Half a sentence, and the rest');
});

test('each room keeps its own half message, and what was typed into its card', async () => {
	const { roomOf, postCard, open } = opened;
	postCard(networkOperations, 'Open the firewall?');
	const page = await open(`#/rooms/${roomOf(networkOperations)}`);
	const box = page.getByLabel('Message', { exact: true });
	await page.getByPlaceholder('Reason').fill('Half an answer');
	await box.fill('For the first room');
	await page.getByRole('link', { name: contactCentre }).click();
	await page.getByRole('heading', { name: contactCentre }).waitFor();
	expect(await box.inputValue()).toBe('');
	await page.getByRole('link', { name: networkOperations }).click();
	await page.getByRole('heading', { name: networkOperations }).waitFor();
	expect(await box.inputValue()).toBe('For the first room');
	expect(await page.getByPlaceholder('Reason').inputValue()).toBe('Half an answer');
});

test('a card that changes is drawn again, and one that does not is the same element', async () => {
	const { simulator, roomOf, postCard, open } = opened;
	const roomId = roomOf(networkOperations);
	const kept = postCard(networkOperations, 'Is this kept?');
	const page = await open(`#/rooms/${roomId}`);
	const card = await page.locator('.card', { hasText: 'Is this kept?' }).elementHandle();
	simulator.world.editMessage(kept, { text: 'Another text beside the card' });
	await page.getByText('Waits for an answer').waitFor();
	simulator.world.addMessage({ roomId, personId: opened.memberOf(roomId), text: 'Later' });
	await said(page, 'Later');
	expect(await card?.evaluate((element) => element.isConnected)).toBe(true);
});

test('who reads old messages is not moved, and is told of new ones', async () => {
	const { simulator, roomOf, memberOf, open } = opened;
	const roomId = roomOf(networkOperations);
	const write = (text: string) =>
		simulator.world.addMessage({ roomId, personId: memberOf(roomId), text });
	for (let number = 0; number < 60; number++) write(`Line ${number}`);
	const page = await open(`#/rooms/${roomId}`);
	await said(page, 'Line 59');
	const list = page.locator('#messages > ol');
	const position = () => list.evaluate((element) => element.scrollTop);
	await list.evaluate((element) => {
		element.scrollTop = 200;
	});
	write('Below one');
	write('Below two');
	await page.getByRole('button', { name: '2 new messages' }).waitFor();
	expect(await position()).toBe(200);
	await page.getByRole('button', { name: '2 new messages' }).click();
	await page.getByRole('button', { name: '2 new messages' }).waitFor({ state: 'hidden' });
	write('At the end');
	await said(page, 'At the end');
	const rest = await list.evaluate(
		({ scrollHeight, scrollTop, clientHeight }) => scrollHeight - scrollTop - clientHeight,
	);
	expect(rest).toBeLessThan(2);
});
