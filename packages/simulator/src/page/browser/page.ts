import type { Action } from 'adaptivecards';
import type { RoomSummary, ShownMember, ShownMessage, ShownRoom } from '../answers.ts';

/** The library is loaded by a script element of its own, before this one. */
declare const AdaptiveCards: typeof import('adaptivecards');

const refreshInterval = 1000; // ms

const nav = find('nav', HTMLElement);
const list = find('ol', HTMLOListElement);
const form = find('form', HTMLFormElement);
const person = find('form select', HTMLSelectElement);
const draft = find('form textarea', HTMLTextAreaElement);
const output = find('output', HTMLOutputElement);

let currentRoomId: string | undefined;
/** The state of the list of messages, so that it is drawn again only when something has changed. */
let drawn = '';

function find<Found extends Element>(selector: string, type: new () => Found): Found {
	const element = document.querySelector(selector);
	if (element instanceof type) return element;
	throw new Error(`The page has no ${selector}`);
}

function make<Name extends keyof HTMLElementTagNameMap>(
	name: Name,
	properties: Partial<HTMLElementTagNameMap[Name]>,
	...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
	const element = Object.assign(document.createElement(name), properties);
	element.append(...children);
	return element;
}

const time = (text: string) => new Date(text).toLocaleTimeString();

async function request<Answer>(path: string, body?: object): Promise<Answer> {
	const response = await fetch(
		path,
		body && {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(body),
		},
	);
	const answer = await response.json();
	if (!response.ok) throw new Error(answer.message);
	return answer;
}

async function showRooms(): Promise<void> {
	const rooms = await request<RoomSummary[]>('/page/rooms');
	currentRoomId ??= rooms[0]?.id;
	nav.replaceChildren(...rooms.map(roomButton));
}

function roomButton({ id, title, messages, lastActivity }: RoomSummary): HTMLElement {
	const small = make('small', { textContent: `${messages} messages, ${time(lastActivity)}` });
	const button = make('button', { type: 'button', onclick: () => openRoom(id) }, title, small);
	if (id === currentRoomId) button.setAttribute('aria-current', 'true');
	return button;
}

async function showMessages(): Promise<void> {
	if (!currentRoomId) return;
	const { members, messages } = await request<ShownRoom>(`/page/rooms/${currentRoomId}`);
	const contents = messages.map(({ id, text, html }) => [id, text, html]);
	const state = JSON.stringify([currentRoomId, contents, members.length]);
	if (state === drawn) return;
	drawn = state;
	const isAtEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
	list.replaceChildren(...messages.map(messageItem));
	if (isAtEnd) scrollToEnd();
	showMembers(members);
}

function messageItem(message: ShownMessage): HTMLElement {
	const { name, created, parentId, files } = message;
	return make(
		'li',
		{ className: parentId ? 'reply' : '' },
		make('b', { textContent: name }),
		make('time', { textContent: time(created) }),
		messageBody(message),
		...files.map((file) => make('a', { href: `/page/files/${file.id}`, textContent: file.name })),
	);
}

function messageBody({ id, card, html, text }: ShownMessage): HTMLElement {
	if (card) return drawCard(id, card);
	return make('p', html ? { innerHTML: html } : { textContent: text });
}

/** Keeps the person who was chosen. */
function showMembers(members: readonly ShownMember[]): void {
	const chosen = person.value;
	person.replaceChildren(
		...members.map(({ id, name, type }) =>
			make('option', { value: id, textContent: type === 'bot' ? `${name} (bot)` : name }),
		),
	);
	if (members.some(({ id }) => id === chosen)) person.value = chosen;
}

function drawCard(messageId: string, content: object): HTMLElement {
	const card = new AdaptiveCards.AdaptiveCard();
	card.onExecuteAction = (action) => reportProblems(() => press(messageId, action));
	card.parse(content);
	const element = card.render();
	return make('div', { className: 'card' }, ...(element ? [element] : []));
}

/** As the person who is chosen below the messages. */
async function press(messageId: string, action: Action): Promise<void> {
	if (action instanceof AdaptiveCards.OpenUrlAction) {
		if (!/^https?:/i.test(action.url ?? '')) throw new Error('The card opens no web address.');
		window.open(action.url, '_blank', 'noopener');
		return;
	}
	if (!(action instanceof AdaptiveCards.SubmitAction)) return;
	const inputs = typeof action.data === 'object' ? action.data : {};
	await request(`/page/messages/${messageId}/actions`, { personId: person.value, inputs });
	await refresh();
}

async function send(): Promise<void> {
	await request(`/page/rooms/${currentRoomId}/messages`, {
		personId: person.value,
		markdown: draft.value,
	});
	draft.value = '';
	await refresh();
}

async function openRoom(id: string): Promise<void> {
	currentRoomId = id;
	await refresh();
	scrollToEnd();
}

function scrollToEnd(): void {
	list.scrollTop = list.scrollHeight;
}

async function refresh(): Promise<void> {
	try {
		await showRooms();
		await showMessages();
		output.textContent = '';
	} catch (error) {
		output.textContent = `The simulator does not answer: ${messageOf(error)}`;
	}
}

async function reportProblems(work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		output.textContent = messageOf(error);
	}
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
	const escaped = make('p', { textContent: text }).innerHTML;
	const withMarks = escaped.replace(/\*\*(.+?)\*\*/g, '<b>$1</b>').replace(/\n/g, '<br>');
	result.outputHtml = `<p>${withMarks}</p>`;
	result.didProcess = true;
};

form.onsubmit = (event) => {
	event.preventDefault();
	return reportProblems(send);
};
draft.onkeydown = (event) => {
	if (event.key !== 'Enter' || event.shiftKey) return;
	event.preventDefault();
	form.requestSubmit();
};

await refresh();
scrollToEnd();
setInterval(refresh, refreshInterval);
