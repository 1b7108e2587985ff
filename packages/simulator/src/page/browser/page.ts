import type { RoomSummary, ShownMember } from '../answers.ts';
import { readAddress, roomAddress } from './address.ts';
import { messageOf, request } from './api.ts';
import { controlsPanel } from './controls.ts';
import { credentialsPanel } from './credentials.ts';
import { find, make, setText } from './dom.ts';
import { deliveriesPanel, requestsPanel } from './logs.ts';
import { meetingsPanel } from './meetings.ts';
import { Messages } from './messages.ts';
import { Panels } from './panels.ts';
import { Rooms, waitingText } from './rooms.ts';

const refreshInterval = 1000; // ms

const nav = find('nav', HTMLElement);
const menu = find('#menu', HTMLButtonElement);
const filter = find('#filter', HTMLButtonElement);
const heading = find('main h1', HTMLHeadingElement);
const place = find('#messages', HTMLElement);
const below = find('#below', HTMLButtonElement);
const form = find('form', HTMLFormElement);
const person = find('form select', HTMLSelectElement);
const draft = find('form textarea', HTMLTextAreaElement);
const output = find('main output', HTMLOutputElement);

const rooms = new Rooms(nav);
new Panels(find('aside', HTMLElement), find('#panels', HTMLElement), [
	credentialsPanel(),
	requestsPanel(),
	deliveriesPanel(),
	meetingsPanel(),
	controlsPanel(startAgain),
]);

/** The room that is open, and others with something typed into a card. */
const lists = new Map<string, Messages>();
/** What is typed into the message box, by room. */
const drafts = new Map<string, string>();
/** The person who was chosen last, in whichever room. */
let chosenPerson = '';
let messages: Messages | undefined;
let isOnlyWaiting = false;
/** How many messages came below what is in view. */
let unseen = 0;
/** The simulator did not answer; the output says so until it does. */
let isLost = false;

async function submit(messageId: string, inputs: object): Promise<void> {
	await request(`/page/messages/${messageId}/actions`, { personId: person.value, inputs });
	await refresh();
}

async function send(): Promise<void> {
	const sent = draft.value;
	const roomId = messages?.roomId;
	await request(`/page/rooms/${roomId}/messages`, { personId: person.value, markdown: sent });
	// What was typed meanwhile stays.
	if (messages?.roomId === roomId && draft.value === sent) draft.value = '';
	messages?.scrollToEnd();
	await refresh();
}

async function reportProblems(work: () => Promise<void>): Promise<void> {
	try {
		await work();
		output.textContent = '';
	} catch (error) {
		output.textContent = messageOf(error);
	}
}

function open(roomId: string): Messages {
	if (messages?.roomId === roomId) return messages;
	if (messages) {
		drafts.set(messages.roomId, draft.value);
		if (!messages.isTouched) lists.delete(messages.roomId);
	}
	const opened = lists.get(roomId) ?? new Messages(roomId, { submit, report: reportProblems });
	lists.set(roomId, opened);
	messages = opened;
	draft.value = drafts.get(roomId) ?? '';
	drafts.delete(roomId);
	opened.list.onscroll = () => {
		if (opened.isAtEnd) showUnseen(0);
	};
	showUnseen(0);
	place.replaceChildren(opened.list);
	opened.filter(isOnlyWaiting);
	rooms.select(roomId);
	closeMenu();
	return opened;
}

/** The people of the room; the one who was chosen stays where possible. */
function showMembers(members: readonly ShownMember[]): void {
	const wanted = members.map(({ id }) => id).join();
	if (person.dataset['drawn'] === wanted) return;
	person.dataset['drawn'] = wanted;
	person.replaceChildren(
		...members.map(({ id, name, type }) =>
			make('option', { value: id, textContent: type === 'bot' ? `${name} (bot)` : name }),
		),
	);
	if (members.some(({ id }) => id === chosenPerson)) person.value = chosenPerson;
}

function showUnseen(count: number): void {
	unseen = count;
	below.hidden = count === 0;
	setText(below, count === 1 ? '1 new message' : `${count} new messages`);
}

function showWaiting(): void {
	const count = rooms.waiting;
	setText(filter, `Waiting (${count})`);
	filter.title = waitingText(count);
	document.title = count > 0 ? `(${count}) Simulated Webex` : 'Simulated Webex';
}

function setFilter(isOn: boolean): void {
	isOnlyWaiting = isOn;
	filter.setAttribute('aria-pressed', String(isOn));
	rooms.filter(isOn);
	messages?.filter(isOn);
}

async function refreshRooms(): Promise<void> {
	rooms.show(await request<RoomSummary[]>('/page/rooms'));
	showWaiting();
}

/** @param messageId a message that the address names. */
async function refreshMessages(messageId?: string): Promise<void> {
	if (!messages || !rooms.all.some(({ id }) => id === messages?.roomId)) {
		const first = rooms.all.find(({ waiting }) => !isOnlyWaiting || waiting > 0) ?? rooms.all[0];
		if (!first) return;
		open(first.id);
	}
	const opened = messages;
	if (!opened) return;
	const added = await opened.refresh(messageId);
	// Another room may have been opened meanwhile.
	if (opened !== messages) return;
	setText(heading, rooms.all.find(({ id }) => id === opened.roomId)?.title ?? '');
	showMembers(opened.members);
	if (added > 0) showUnseen(unseen + added);
}

async function refresh(): Promise<void> {
	try {
		await refreshRooms();
		await refreshMessages();
		if (isLost) output.textContent = '';
		isLost = false;
	} catch (error) {
		isLost = true;
		output.textContent = `The simulator does not answer: ${messageOf(error)}`;
	}
}

/** Opens what the address names. */
async function follow(): Promise<void> {
	const address = readAddress(location.hash);
	if (address.kind === 'waiting') setFilter(true);
	if (address.kind === 'room') {
		if (!rooms.all.some(({ id }) => id === address.id)) throw new Error('There is no such room.');
		open(address.id);
	}
	if (address.kind !== 'message') return await refreshMessages();
	const { roomId } = await request<{ roomId: string }>(
		`/page/messages/${encodeURIComponent(address.id)}`,
	);
	setFilter(false);
	const opened = open(roomId);
	await refreshMessages(address.id);
	opened.point(address.id);
}

/** After a reset nothing of what is drawn is true; what is half written stays. */
async function startAgain(): Promise<void> {
	const roomId = messages?.roomId;
	if (roomId) drafts.set(roomId, draft.value);
	lists.clear();
	messages = undefined;
	await refreshRooms();
	if (roomId && rooms.all.some(({ id }) => id === roomId)) open(roomId);
	await refreshMessages();
}

function closeMenu(): void {
	document.body.classList.remove('has-menu');
	menu.setAttribute('aria-expanded', 'false');
}

menu.onclick = () => {
	const isOpen = document.body.classList.toggle('has-menu');
	menu.setAttribute('aria-expanded', String(isOpen));
	if (isOpen) nav.querySelector<HTMLElement>('a[aria-current], a')?.focus();
};
nav.addEventListener('click', closeMenu);
document.addEventListener('keydown', ({ key }) => {
	if (key !== 'Escape' || !document.body.classList.contains('has-menu')) return;
	closeMenu();
	menu.focus();
});
filter.onclick = () => {
	// The address would otherwise say what is no longer so.
	if (isOnlyWaiting && location.hash === '#/waiting' && messages) {
		history.replaceState(null, '', roomAddress(messages.roomId));
	}
	setFilter(!isOnlyWaiting);
};
below.onclick = () => {
	messages?.scrollToEnd();
	showUnseen(0);
};
person.onchange = () => {
	chosenPerson = person.value;
};
form.onsubmit = (event) => {
	event.preventDefault();
	return reportProblems(send);
};
draft.onkeydown = (event) => {
	if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
	event.preventDefault();
	form.requestSubmit();
};
window.onhashchange = () => reportProblems(follow);

await refresh();
await reportProblems(follow);
let isRefreshing = false;
setInterval(async () => {
	// A slow answer must not be drawn after a newer one.
	if (isRefreshing) return;
	isRefreshing = true;
	await refresh();
	isRefreshing = false;
}, refreshInterval);
