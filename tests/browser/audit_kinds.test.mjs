// One page of every kind, audited.
import { auditEach } from './audit.mjs';

auditEach([
  '/', '/tekst', '/kompas', '/kompas/wat-is-mensenhandel', '/kompas/signaleren/hoe', '/kompas/probleemanalyse/afdrukken',
  '/kompas/ambitie-en-urgentie', '/kaarten', '/kaarten/algemene-signalen', '/begrippen', '/monitor', '/monitor/nr-gemeld',
  '/schatting', '/schatting/reken',
  '/training', '/training/inwoner', '/training/inwoner/1', '/training/inwoner/4', '/training/inwoner/4/1?antwoord=1&nakijken=1',
  '/training/oefenen-signaleren', '/training/casussen/de-dure-jas', '/training/casussen/de-dure-jas?weg=',
  '/training/casussen/de-dure-jas?weg=&keuze=2',
  '/verantwoording', '/zoeken?q=signaleren', '/zoeken?q=xqzwv', '/help', '/over', '/bestaat-niet',
  '/voor-wie', '/voor-wie/hotelmedewerker', '/kompas/barrieremodel', '/kompas/artikel-273f?leeftijd=minderjarig',
  '/kompas/wijzigingen', '/selectie?deel=kaarten/politie&deel=kompas/signaleren/hoe', '/deel?pagina=/kompas/signaleren',
  '/zoeken?q=loon&vorm=arbeid', '/nuttig/dank?pagina=/kaarten/politie',
]);
