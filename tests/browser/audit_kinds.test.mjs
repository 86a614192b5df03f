// One page of every kind, audited.
import { auditEach } from './audit.mjs';

auditEach([
  '/', '/tekst', '/kompas', '/kompas/wat-is-mensenhandel', '/kompas/signaleren/hoe', '/kompas/probleemanalyse/afdrukken',
  '/kompas/ambitie-en-urgentie', '/kaarten', '/kaarten/algemene-signalen', '/begrippen', '/monitor', '/monitor/nr-gemeld',
  '/schatting', '/schatting/reken',
  '/verantwoording', '/zoeken?q=signaleren', '/zoeken?q=xqzwv', '/help', '/over', '/bestaat-niet',
  '/voor-wie', '/voor-wie/hotelmedewerker', '/kompas/barrieremodel', '/kompas/artikel-273f?leeftijd=minderjarig',
  '/kompas/wijzigingen', '/selectie?deel=kaarten/politie&deel=kompas/signaleren/hoe', '/deel?pagina=/kompas/signaleren',
  '/zoeken?q=loon&vorm=arbeid', '/nuttig/dank?pagina=/kaarten/politie',
]);
