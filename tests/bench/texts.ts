/** What somebody might write in a week, made up; never twice the same in a run. About 300 characters. */
export function whatHappened(number: number): string {
  const parts = [picked(PLACES, number), picked(DEEDS, number * 7 + 3), picked(SIGHTS, number * 5 + 1), picked(ECHOES, number * 3 + 2)];
  return `${parts.join(' ')} Det var mitt försök ${number}.`;
}

export function whatWasLearnt(number: number): string {
  return `${picked(ECHOES, number)} Nästa gång frågar jag om försök ${number}.`;
}

export function nextStep(number: number): string {
  return `${picked(STEPS, number)} inför försök ${number + 1}`;
}

function picked(texts: readonly string[], number: number): string {
  return texts[number % texts.length] ?? '';
}

const PLACES = [
  'Jag gick genom huset två förmiddagar i rad och stannade till i fyra klassrum, först på lågstadiet och sedan hos de äldsta.',
  'På måndagens möte började vi med tio minuters tyst läsning i stället för den vanliga rundan med information från mig.',
  'Arbetslagen fick samma fråga att svara på i förväg, och jag hade läst deras rader innan vi satte oss tillsammans.',
  'I korridoren utanför matsalen stod jag två raster om dagen den här veckan och pratade med dem som kom förbi.',
  'Jag bokade av en eftermiddag, stängde dörren och gick igenom det underlag som vi brukar lämna oläst till våren.',
];
const DEEDS = [
  'Efteråt bad jag var och en säga vad de själva hade lagt märke till.',
  'Jag höll mig till en enda fråga och skrev ner svaren utan att kommentera dem.',
  'Min kollega satt med, och vi jämförde våra anteckningar direkt på plats.',
  'Den här gången sade jag i förväg vad jag skulle titta efter och varför.',
];
const SIGHTS = [
  'Fler än jag trodde visste vad lektionen skulle leda till.',
  'Det blev tyst längre än vad som kändes bekvämt, men sedan kom det viktiga.',
  'Två av grupperna hade redan ändrat sitt sätt att börja, utan att jag bett om det.',
];
const ECHOES = [
  'Flera sade att det var första gången någon frågade dem om just det.',
  'Jag ser att jag måste komma tillbaka oftare för att det ska betyda något.',
  'Det svåra var att inte svara själv, och jag behöver öva mer på det.',
];
const STEPS = ['Gå en runda på fredag förmiddag', 'Ställa samma fråga till nästa arbetslag', 'Boka två besök tillsammans med en kollega'];
