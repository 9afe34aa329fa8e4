export default {
  secondFactor: {
    title: 'Zweiter Faktor',
    on: 'ein',
    intro:
      'Eine Authenticator-App auf Ihrem Telefon zeigt einen Code, der neben dem Passwort verlangt wird. Wer Ihr Passwort erfährt, kommt damit allein nicht hinein.',
    setUp: 'Einrichten',
    goOn: 'Weiter',
    proveFirst: 'Geben Sie zuerst Ihr Passwort ein.',
    wrongPassword: 'Das Passwort stimmt nicht.',
    wrongProof:
      'Passwort oder Code stimmt nicht. Jeder Code gilt nur einmal: Haben Sie ihn eben gebraucht, warten Sie auf den nächsten.',
    codeOrRecovery: 'Aus Ihrer App, oder einer Ihrer Wiederherstellungscodes.',
    scan: 'Scannen Sie dieses Bild mit Ihrer Authenticator-App. Geben Sie danach den Code ein, den die App zeigt.',
    picture: 'Bild zum Scannen mit der Authenticator-App; dasselbe steht darunter als Text',
    orType: 'Oder tippen Sie diesen Schlüssel in die App',
    codeOfApp: 'Code, den die App zeigt',
    turnOn: 'Einschalten',
    wrongCode:
      'Dieser Code stimmt nicht. Prüfen Sie, ob die Uhr Ihres Telefons richtig geht, und geben Sie den nächsten Code ein.',
    tooLate: 'Diese Einrichtung ist überholt. Brechen Sie ab, und beginnen Sie noch einmal.',
    codesTitle: 'Ihre Wiederherstellungscodes',
    codesText:
      'Verlieren Sie Ihr Telefon, öffnet jeder dieser Codes einmal Ihr Konto. Bewahren Sie sie getrennt vom Telefon auf: Sie werden nur jetzt gezeigt.',
    copyFailed:
      'Der Browser liess das Kopieren nicht zu. Markieren Sie die Codes, oder laden Sie sie herunter.',
    download: 'Herunterladen',
    fileHead: 'Kontor: Wiederherstellungscodes von {email}, gemacht {time}. Jeder gilt einmal.',
    kept: 'Ich habe sie aufbewahrt',
    onSince: 'Eingeschaltet seit {date}.',
    codesLeft: '{n} Wiederherstellungscode ist übrig. | {n} Wiederherstellungscodes sind übrig.',
    fewCodes:
      'Es sind nur noch wenige Wiederherstellungscodes übrig. Machen Sie neue, bevor Sie sie brauchen.',
    renew: 'Neue Wiederherstellungscodes',
    renewText: 'Die bisherigen Codes gelten danach nicht mehr.',
    turnOff: 'Ausschalten',
    turnOffText: 'Danach genügt Ihr Passwort allein zum Anmelden.',
    turnedOff: 'Der zweite Faktor ist ausgeschaltet.',
    reset: 'Zweiten Faktor zurücksetzen',
    resetTitle: 'Den zweiten Faktor von {name} zurücksetzen?',
    resetText:
      'Für jemanden, der Telefon und Wiederherstellungscodes verloren hat: Danach genügt das Passwort allein, und die Person wird überall abgemeldet. Vergewissern Sie sich, dass wirklich sie darum bittet.',
    resetDone: 'Der zweite Faktor von {name} ist ausgeschaltet.',
    hasNone: 'Diese Person hat keinen zweiten Faktor.',
  },
};
