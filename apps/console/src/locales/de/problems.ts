/** Nach dem `code` einer Antwort: was nicht stimmt und was zu tun ist. */
export default {
  no_connection: 'Es gibt keine Verbindung zum Server. Versuchen Sie es noch einmal, wenn er wieder da ist.',
  invalid_request: 'So lässt sich das nicht speichern.',
  not_signed_in: 'Sie sind abgemeldet. Melden Sie sich wieder an.',
  wrong_credentials: 'E-Mail oder Passwort stimmt nicht.',
  second_factor_needed: 'Geben Sie den Code Ihres zweiten Faktors ein.',
  foreign_origin:
    'Die Anfrage kam von einer anderen Adresse als Kontors eigener. Öffnen Sie Kontor über die übliche Adresse.',
  not_allowed: 'Ihre Rolle erlaubt das nicht.',
  not_found: 'Das gibt es nicht, oder Sie dürfen es nicht sehen.',
  already_set_up: 'Kontor ist bereits eingerichtet. Melden Sie sich an.',
  newer_messages: 'Neueres ist eingetroffen. Nichts wurde gesendet.',
  draft_ended: 'Dieser Entwurf wurde inzwischen gesendet oder verworfen.',
  already_released: 'Zu spät zum Zurücknehmen: Die Nachricht ist unterwegs.',
  mentions_outsider: 'Jemand, den du erwähnst, sieht diese Unterhaltung noch nicht.',
  version_conflict: 'Jemand hat es inzwischen geändert. Sehen Sie es sich an, bevor Sie speichern.',
  handle_taken: 'Diese Adresse gehört schon einem anderen Kunden.',
  name_taken: 'Dieser Name ist vergeben. Wählen Sie einen anderen.',
  request_running: 'Dieselbe Anfrage läuft noch. Warten Sie einen Moment.',
  too_large: 'Das ist zu gross.',
  unsupported_type: 'Diese Art von Datei wird nicht angenommen.',
  idempotency_key_reused: 'Der Text wurde während des Sendens geändert. Senden Sie ihn noch einmal.',
  cannot_be_reached: 'Einer der Empfänger ist nicht erreichbar.',
  not_possible: 'Das geht im Moment nicht.',
  too_many_requests: 'Zu viel auf einmal. Warten Sie einen Moment, und versuchen Sie es erneut.',
  too_many_attempts: 'Zu viele Versuche. Warten Sie einige Minuten, und versuchen Sie es erneut.',
  internal:
    'In Kontor ging etwas schief. Versuchen Sie es erneut; bleibt es so, melden Sie es Ihrer Verwaltung.',
  database_unavailable:
    'Die Datenbank antwortet nicht. Was Sie geschrieben haben, bleibt erhalten; versuchen Sie es gleich noch einmal.',
  storage_full: 'Auf dem Server ist kein Platz mehr. Melden Sie es Ihrer Verwaltung.',
};
