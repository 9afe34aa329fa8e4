/** What channels and their servers tell people, by the codes that adapters and the server declare. */
export default {
  told: {
    email: {
      found: {
        name: '{host} ist {addresses}.',
        port: 'Port {port} antwortet.',
        protocol: 'Port {port}, {protocol}.',
        idle: 'Port {port}, {protocol} mit IDLE.',
        plain: 'Es ist keine Verschlüsselung eingestellt.',
        certificate: 'Für {host}, bis {day}.',
        login: 'Angemeldet als {user}.',
        noLogin: 'Der Server lässt uns ohne Anmeldung ein, wie eingestellt.',
        folders: 'Gefunden: {folders}.',
        noLimit: 'Der Server nennt keine Grenze.',
        used: '{share} % von {size} MB sind belegt.',
        waits: 'Wartet auf die Anmeldung darüber.',
        notReached: 'Nicht erreicht.',
      },
      server: {
        broken: 'Die Verbindung zu {host} brach ab.',
        noName: 'Es gibt keinen Server namens {host}.',
        noLookup: 'Der Name {host} liess sich gerade nicht nachschlagen.',
        closed: 'Bei {host} antwortet auf Port {port} nichts.',
        noWay: 'Von dem Rechner, auf dem Kontor läuft, führt kein Weg zu {host}.',
        noTls: 'Mit {host} kam auf Port {port} keine verschlüsselte Verbindung zustande.',
        silent: '{host} antwortete auf Port {port} nicht rechtzeitig.',
        language: 'Was bei {host} auf Port {port} antwortet, spricht nicht die erwartete Sprache.',
        foreign: 'Port {port} von {host} antwortet, aber nicht so wie {protocol}.',
        refused: '{host} lehnte ab: {words}',
      },
      certificate: {
        untrusted: 'Dem Zertifikat von {host} wird nicht vertraut.',
        selfSigned: 'Dem Zertifikat von {host} wird nicht vertraut: Es ist selbst unterschrieben.',
        unknownAuthority:
          'Dem Zertifikat von {host} wird nicht vertraut: Eine unbekannte Stelle hat es ausgestellt.',
        expired: 'Dem Zertifikat von {host} wird nicht vertraut: Es ist abgelaufen.',
        notYet: 'Dem Zertifikat von {host} wird nicht vertraut: Es gilt noch nicht.',
        otherName:
          'Dem Zertifikat von {host} wird nicht vertraut: Es ist auf einen anderen Namen ausgestellt.',
        madeOut: 'Es ist auf {names} ausgestellt von {issuer}, bis {day}.',
        madeOutForNobody: 'Es ist auf niemanden ausgestellt von {issuer}, bis {day}.',
      },
      login: {
        busy: '{host} lässt gerade niemanden ein.',
        refused: 'Der Server hat diesen Benutzer mit diesem Passwort abgelehnt.',
        smtpRefused: 'Der Ausgangsserver hat diesen Benutzer mit diesem Passwort abgelehnt.',
        otherAccount: 'Der Server lässt {user} mit dem Konto, das angemeldet ist, nicht ein.',
      },
      folder: {
        missing: 'Es gibt keinen Ordner {folders}.',
        missingHere: 'In diesem Postfach gibt es keinen Ordner «{folder}».',
        closed: 'Der Ordner «{folder}» kann nicht gelesen werden. Der Server sagte: {words}',
      },
      store: {
        failed: 'Kontor konnte eine Mail nicht speichern. Sie bleibt im Postfach und wird erneut gelesen.',
      },
      reply: {
        mailboxFull: 'Das Postfach ist voll.',
        spf: 'Der Server des Empfängers nimmt unseren Mailserver für diesen Absender nicht an (SPF).',
        dkim: 'Dem Server des Empfängers fehlt eine gültige Unterschrift unserer Domain (DKIM).',
        dmarc:
          'Der Server des Empfängers lehnte die Mail ab, weil die Richtlinie unserer eigenen Domain (DMARC) es so will.',
        greylisted:
          'Der Server des Empfängers nimmt Mails unbekannter Absender erst beim zweiten Versuch an.',
        blockList: 'Der Server des Empfängers hat unseren Mailserver auf einer Sperrliste.',
        spam: 'Der Server des Empfängers hielt die Mail für Spam.',
        attachment: 'Der Server des Empfängers lehnte einen Anhang ab.',
        tooMany: 'Zu viele Mails in kurzer Zeit; der Mailserver will, dass wir warten.',
        wantsLogin: 'Der Ausgangsserver verlangt eine Anmeldung, bevor er Mails annimmt.',
        otherSender: 'Der Ausgangsserver lässt diese Anmeldung nicht von dieser Adresse senden.',
        relay: 'Der Ausgangsserver gibt für uns keine Mails an andere Domains weiter.',
        noMailDomain: 'Die Domain der Adresse nimmt keine Mails an.',
        moved: 'Der Empfänger hat jetzt eine andere Adresse.',
        mailboxClosed: 'Das Postfach ist geschlossen.',
        noMailbox: 'Das Postfach gibt es nicht.',
        badAddress: 'Die Adresse ist nicht richtig geschrieben.',
        tooBig: 'Die Mail ist für den Server des Empfängers zu gross.',
        specialLetters: 'Der Server kann keine Adressen mit besonderen Buchstaben annehmen.',
        wantsTls: 'Der Server verlangt eine verschlüsselte Verbindung.',
        forbidden: 'Die Regeln des Servers verbieten diese Mail.',
        noSpace: 'Der Mailserver hat gerade keinen Platz mehr.',
        maintenance: 'Am Mailserver wird gearbeitet.',
        notReached: 'Der Server des Empfängers ist gerade nicht zu erreichen.',
        overloaded:
          'Der Mailserver schloss die Verbindung; er ist überlastet, oder es wird an ihm gearbeitet.',
        notNow: 'Der Mailserver konnte die Mail gerade nicht annehmen.',
        notUnderstood: 'Der Mailserver hat uns nicht verstanden.',
        recipientRefused: 'Der Server des Empfängers lehnte die Mail ab.',
        otherServer: 'Den Empfänger gibt es auf diesem Server nicht.',
        addressRefused: 'Der Mailserver nimmt die Adresse nicht an.',
        refused: 'Der Mailserver lehnte die Mail ab.',
        unexpected: 'Der Mailserver antwortete etwas Unerwartetes.',
      },
      said: 'Er sagte: {words}',
      access: {
        nobody: 'An diesem Postfach hat sich bei {provider} noch niemand angemeldet.',
        unreachable: '{provider} liess sich nicht um Zugang zum Postfach bitten: {why}',
        later: '{provider} gibt gerade keinen Zugang zum Postfach.',
        ended: '{provider} lässt Kontor nicht mehr in dieses Postfach.',
        client: '{provider} nimmt Client-ID und Client-Geheimnis nicht an.',
        refused: '{provider} verweigerte den Zugang zum Postfach ({why}).',
        notLasting: '{provider} hat Sie eingelassen, gibt Kontor aber keinen dauernden Zugang.',
      },
      do: {
        again: 'Versuchen Sie es in ein paar Minuten noch einmal.',
        later: 'Versuchen Sie es später noch einmal.',
        askNetwork: 'Bleibt es so, fragen Sie, wer den Mailserver oder das Netz dazwischen betreibt.',
        startTls:
          'Port {port} spricht üblicherweise STARTTLS. Wählen Sie STARTTLS oder den Port für TLS (IMAP 993, SMTP 465).',
        tls: 'Port {port} spricht üblicherweise von Anfang an TLS. Wählen Sie TLS.',
        portAndSecurity:
          'Prüfen Sie, ob Port und Sicherheit zusammengehören: IMAP 993 oder SMTP 465 mit TLS, 143 oder 587 mit STARTTLS.',
        certificateName: 'Prüfen Sie, ob der Server so geschrieben ist wie im Zertifikat.',
        ownAuthority:
          'Hat Ihre Firma eine eigene Zertifizierungsstelle, fügen Sie deren Zertifikat unter «Eigene Zertifizierungsstelle» ein.',
        renew: 'Ist das Zertifikat abgelaufen, muss der Verwalter des Servers es erneuern.',
        expiresSoon: 'Es läuft in {days} Tagen ab; sorgen Sie dafür, dass es erneuert wird.',
        host: 'Prüfen Sie, wie der Server geschrieben ist.',
        helpPage: 'Die Hilfeseite des Anbieters nennt seine Server.',
        dns: 'Prüfen Sie den Namensdienst (DNS) des Rechners, auf dem Kontor läuft.',
        port: 'Prüfen Sie den Port: IMAP 993 oder 143, SMTP 465 oder 587.',
        runs: 'Prüfen Sie, ob der Mailserver läuft.',
        firewall: 'Prüfen Sie sein Netz und seine Firewall.',
        port25: 'Viele Anbieter sperren Port 25; nehmen Sie 587 oder 465.',
        between: 'Prüfen Sie den Port und ob eine Firewall dazwischensteht.',
        otherServer: 'Prüfen Sie Server und Port: Es kann eine andere Art von Server sein.',
        otherProgram:
          'Dort hört ein anderes Programm zu. Prüfen Sie Server und Port: {protocol} hat {ports}.',
        silentTls:
          'Port {port} ist offen und schweigt: Vermutlich spricht er von Anfang an TLS. Wählen Sie TLS.',
        encrypt:
          'Benutzer und Passwort gehen lesbar durch das Netz. Wählen Sie TLS oder STARTTLS, wenn der Server es anbietet.',
        newPassword: 'Wurde das Passwort beim Anbieter geändert? Ersetzen Sie es hier.',
        appPassword:
          'Anmeldung in zwei Schritten am Postfach? Legen Sie dort ein App-Passwort an, und verwenden Sie dieses.',
        bareUser: 'Manche Server wollen den Benutzer ohne die Domain: {user}.',
        wholeUser: 'Manche Server wollen die ganze Adresse als Benutzer.',
        sameAccount:
          'Ist der Benutzer oben die Adresse des Kontos, das angemeldet ist? Ein gemeinsames Postfach braucht das Recht, es zu öffnen.',
        switchedOff:
          'Vielleicht sind IMAP und SMTP für dieses Postfach beim Anbieter ausgeschaltet: Schalten Sie sie dort ein.',
        mailboxHas: 'Das Postfach hat: {folders}.',
        makeRoom:
          'Ein volles Postfach nimmt keine Mails an: Absender bekommen sie zurück. Löschen oder verschieben Sie alte Mails, oder bitten Sie um mehr Platz.',
        folderName:
          'Prüfen Sie, wie der Ordner geschrieben ist; die Prüfung nennt alle Ordner des Postfachs.',
        folderGone:
          'Wurde er in einem Mailprogramm umbenannt oder gelöscht? Legen Sie ihn wieder an, oder nehmen Sie ihn aus der Liste.',
        folderRight: 'Prüfen Sie, ob dieser Benutzer den Ordner in einem Mailprogramm öffnen darf.',
        disk: 'Sehen Sie nach, wie es um Kontors Datenbank und Festplatte steht.',
        signInAgain:
          'Öffnen Sie die Einstellungen des Kanals, und melden Sie sich mit dem Konto des Postfachs noch einmal an.',
        whyEnded:
          'Er endet, wenn das Passwort des Kontos geändert wird, wenn jemand die Berechtigung zurücknimmt oder eine Regel der Organisation es will.',
        reach: 'Sehen Sie nach, ob dieser Rechner https://{host} erreichen darf.',
        copyClient:
          'Kopieren Sie beide noch einmal aus der Anwendung, die Sie dort registriert haben. Vielleicht ist ein Geheimnis abgelaufen.',
        application:
          'Sehen Sie sich die Anwendung an, die Sie dort registriert haben: ihre Berechtigungen und ihre Rücksprungadresse.',
        takeBack:
          'Nehmen Sie die Berechtigung dort in den Einstellungen des Kontos zurück, und melden Sie sich noch einmal an.',
      },
    },
    kontor: {
      channel: {
        unreadable: 'Die gespeicherten Einstellungen dieses Kanals sind nicht lesbar: {why}',
        adapter: '{words}',
        listenerOff: 'Kontors Mailempfang ist ausgeschaltet.',
      },
      check: {
        ended: 'Die Prüfung wurde nach {seconds} Sekunden beendet.',
      },
      do: {
        save: 'Öffnen Sie die Einstellungen des Kanals, korrigieren Sie, was markiert ist, und speichern Sie.',
        listen: 'Starten Sie Kontor mit SMTP_LISTEN=0.0.0.0:25, oder lassen Sie ein Postfach per IMAP lesen.',
        firewall: 'Sehen Sie nach, ob Name und Port des Servers stimmen und eine Firewall sie durchlässt.',
      },
    },
  },
};
