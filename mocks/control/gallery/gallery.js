// What the buttons of the gallery do. Changes go out as PUT and DELETE with JSON, which a page of another origin
// cannot send without being asked first, and the control address allows no other origin.
const kinds = JSON.parse(document.querySelector('#fault-kinds').textContent);
const problem = document.querySelector('.problem');
const scenario = document.querySelector('#scenario');
const systems = [...document.querySelectorAll('form[data-system]')];

async function call(method, path, body) {
  const response = await fetch(path, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const answer = text && JSON.parse(text);
  if (!response.ok) throw new Error(answer.message ?? `HTTP ${response.status}`);
  return answer;
}

/** Does what a button asks for, then shows how things stand; what goes wrong stands below the buttons. */
async function act(change) {
  try {
    await change();
    problem.textContent = '';
  } catch (error) {
    problem.textContent = error.message;
  }
  await refresh();
}

async function refresh() {
  try {
    const [faults, played] = await Promise.all([call('GET', 'faults'), call('GET', 'scenario')]);
    for (const form of systems)
      show(form, faults.systems[form.dataset.system].map(words).join('; '), 'no faults');
    const { name, seed, phase } = played.scenario ?? {};
    show(scenario, name && `${name}, seed ${seed}: ${phase}`, 'no scenario plays');
  } catch {
    problem.textContent = 'The mock systems do not answer.';
  }
}

function show(form, text, otherwise) {
  const place = form.querySelector('.active');
  place.textContent = text || otherwise;
  place.classList.toggle('set', Boolean(text));
}

function words({ kind, ...parameters }) {
  const told = Object.entries(parameters).map(([name, value]) => ` ${name} ${value}`);
  return kind + told.join(',');
}

function offerParameters(form) {
  const { about, inputs } = kinds[form.elements.kind.value];
  form.querySelector('.about').textContent = about;
  const labels = inputs.map((attributes) => {
    const input = Object.assign(document.createElement('input'), { required: true, ...attributes });
    const label = document.createElement('label');
    label.append(`${attributes.name} (${attributes.title}) `, input);
    return label;
  });
  form.querySelector('.parameters').replaceChildren(...labels);
}

function faultIn(form) {
  const kind = form.elements.kind.value;
  const typed = [...kinds[kind].inputs.map(({ name }) => name), 'times'].flatMap((name) => {
    const { type, value, valueAsNumber } = form.elements[name];
    return value === '' ? [] : [[name, type === 'number' ? valueAsNumber : value]];
  });
  return { kind, ...Object.fromEntries(typed) };
}

for (const form of systems) {
  const { system } = form.dataset;
  form.elements.kind.addEventListener('change', () => offerParameters(form));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void act(async () => {
      const fault = faultIn(form);
      const { systems: set } = await call('GET', 'faults');
      await call('PUT', `faults/${system}`, [
        ...set[system].filter(({ kind }) => kind !== fault.kind),
        fault,
      ]);
    });
  });
  offerParameters(form);
}

function tellScenario() {
  const [chosen] = scenario.elements.name.selectedOptions;
  scenario.querySelector('.about').textContent = chosen.dataset.about;
}

scenario.elements.name.addEventListener('change', tellScenario);
tellScenario();
scenario.addEventListener('submit', (event) => {
  event.preventDefault();
  const { name, seed } = Object.fromEntries(new FormData(scenario));
  void act(() => call('PUT', 'scenario', { name, seed }));
});

/** Copies, and says so on the button for a moment. */
async function copied(button, text) {
  await navigator.clipboard.writeText(text);
  button.textContent = 'Copied';
  setTimeout(() => {
    button.textContent = 'Copy';
  }, 1500);
}

document.addEventListener('click', ({ target }) => {
  const { copy, clear } = target.dataset;
  if (copy !== undefined) void act(() => copied(target, copy));
  if (clear !== undefined) void act(() => call('PUT', `faults/${clear}`, []));
  if (target.id === 'clear-all') void act(() => call('DELETE', 'faults'));
});

await refresh();
setInterval(refresh, 2000);
