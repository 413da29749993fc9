/** A made-up roster as a file's cells: school leaders in learning teams of ten, out of fifteen municipalities, each with a head of schools. */
export const HEADERS = ['Namn', 'E-post', 'Kommun', 'Tenant', 'Skola', 'Skolform', 'Roll', 'Lärteam', 'Chef', 'Sportlov'];
const MUNICIPALITIES = 15;

export function rosterCells(people: number): readonly (readonly string[])[] {
  return [HEADERS, ...Array.from({ length: people }, (_, index) => (index < MUNICIPALITIES ? headOfSchools(index) : principal(index)))];
}

function principal(index: number): readonly string[] {
  const municipality = index % MUNICIPALITIES;
  return [`Deltagare ${index}`, `deltagare${index}@k${municipality}.example`, `Kommun ${municipality}`, tenant(municipality), `Skola ${index}`, 'Grundskola', 'Rektor', `Lag ${Math.floor(index / 10)}`, `chef@k${municipality}.example`, '9'];
}

function headOfSchools(municipality: number): readonly string[] {
  return [`Chef ${municipality}`, `chef@k${municipality}.example`, `Kommun ${municipality}`, tenant(municipality), '', '', 'Skolchef', '', '', ''];
}

function tenant(municipality: number): string {
  return `00000000-0000-4000-8000-${String(municipality + 1).padStart(12, '0')}`;
}
