// The library copies Node's file functions when it is loaded, which fails since Node has one that cannot be assigned.
const fs = require('node:fs');

for (const [name, { get, configurable }] of Object.entries(Object.getOwnPropertyDescriptors(fs))) {
	if (get && configurable) Object.defineProperty(fs, name, { value: fs[name], writable: true });
}
