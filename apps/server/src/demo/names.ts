/** Where a customer comes from: it decides names, greetings, phone and city. */
export type Origin = 'swiss' | 'german' | 'austrian' | 'romand' | 'ticino' | 'british' | 'american';

export interface NameStock {
  women: readonly string[];
  men: readonly string[];
  last: readonly string[];
  /** Postal code and town. */
  places: readonly (readonly [string, string])[];
  streets: readonly string[];
}

const words = (text: string) => text.trim().split(/\s+/);
const places = (text: string) =>
  text
    .trim()
    .split(/\s*,\s*/)
    .map((place): readonly [string, string] => {
      const gap = place.indexOf(' ');
      return [place.slice(0, gap), place.slice(gap + 1)];
    });

const swissPlaces =
  places(`3011 Bern, 3012 Bern, 3014 Bern, 3018 Bern, 8001 Zürich, 8004 Zürich, 8037 Zürich, 8050 Zürich, 4051 Basel,
  4057 Basel, 6003 Luzern, 6005 Luzern, 9000 St. Gallen, 8400 Winterthur, 2502 Biel, 3600 Thun, 3400 Burgdorf, 4500 Solothurn, 5000 Aarau,
  5400 Baden, 6300 Zug, 7000 Chur, 8200 Schaffhausen, 8610 Uster, 4600 Olten, 3800 Interlaken, 3098 Köniz, 3074 Muri bei Bern,
  4900 Langenthal, 8750 Glarus, 6430 Schwyz, 8640 Rapperswil, 3930 Visp, 3920 Zermatt, 7270 Davos Platz`);

export const nameStocks: Record<Origin, NameStock> = {
  swiss: {
    women:
      words(`Anna Lea Sandra Ursula Barbara Monika Nicole Corinne Silvia Rahel Livia Seraina Ursina Franziska Claudia Brigitte
      Therese Vreni Rita Sibylle Nadine Selina Céline Jasmin Eliane Regina Marianne Katharina Simone Anja Flurina Fabienne Denise Priska`),
    men: words(`Beat Urs Reto Marcel Daniel Thomas Peter Hans Martin Stefan Lukas Simon Noah Luca Jonas Fabian Pascal Roland Markus Christoph
      Andreas Adrian Patrick Bruno Kurt Werner Ruedi Matthias Dominik Silvan Gian Cyrill Roger Jürg Heinz`),
    last: words(`Keller Müller Meier Schmid Frei Huber Zbinden Odermatt Graf Caduff Zehnder Gerber Wüthrich Baumann Ammann Bieri Brügger
      Christen Egli Fankhauser Flückiger Furrer Gisler Hofer Hürlimann Imhof Jenni Kälin Kaufmann Krebs Kunz Lehmann Leuenberger Lüthi Marti Moser
      Nussbaumer Oberholzer Pfister Rohrer Rüegg Schär Schenk Schneider Stalder Stettler Studer Suter Tanner Vögeli Wäfler Walther Wenger Widmer
      Wyss Zimmermann Zürcher Aebischer Burri Bühler`),
    places: swissPlaces,
    streets:
      words(`Länggassstrasse Seestrasse Bahnhofstrasse Hauptstrasse Dorfstrasse Rosenweg Kirchgasse Lindenweg Gartenstrasse Bergstrasse
      Schulhausstrasse Mattenweg Sonnenhalde Birkenweg Wiesenstrasse Mühlegasse Quellenweg Haldenweg Tulpenweg Untergasse`),
  },
  german: {
    women: words(
      `Sabine Julia Katrin Sofia Lisa Hannah Petra Stefanie Antje Birgit Johanna Svenja Heike Nele Friederike`,
    ),
    men: words(
      `Jörg Florian Sebastian Tobias Jan Uwe Moritz Felix Holger Maximilian Kai Henning Dirk Leon Niklas`,
    ),
    last: words(
      `Berger Hoffmann Schröder Wagner Becker Krüger Lange Vogel Neumann Schulz Richter Petersen Brandt Böttcher Seidel Kramer Ludwig`,
    ),
    places: places(
      `79098 Freiburg, 78462 Konstanz, 70173 Stuttgart, 80331 München, 50667 Köln, 20095 Hamburg, 10115 Berlin, 88131 Lindau`,
    ),
    streets: words(`Goethestraße Gartenweg Ringstraße Marktplatz Lindenallee Schillerstraße Uferweg`).map(
      (s) => s.replace('ß', 'ss'),
    ),
  },
  austrian: {
    women: words(`Magdalena Theresa Eva Verena Elisabeth Kathrin Lena Marlene`),
    men: words(`Georg Wolfgang Andreas Lorenz Clemens Gerhard Philipp Matthias`),
    last: words(`Gruber Pichler Steiner Hofer Leitner Eder Fuchs Mayrhofer Wallner Haas Lechner`),
    places: places(`6900 Bregenz, 6800 Feldkirch, 6020 Innsbruck, 1070 Wien, 5020 Salzburg, 8010 Graz`),
    streets: words(`Kirchstrasse Marktgasse Annagasse Rheinstrasse Schulgasse Maria-Theresien-Strasse`),
  },
  romand: {
    women: words(`Camille Élodie Sophie Chloé Isabelle Aurélie Manon Valérie Delphine Mathilde`),
    men: words(`Julien Mathieu Olivier Nicolas Bastien Laurent Yves Christophe Thibault Jérôme`),
    last: words(
      `Favre Rochat Blanc Girard Bonvin Dubuis Jaquet Monnier Perret Chappuis Clerc Rossier Vuilleumier Gaillard Pittet`,
    ),
    places: places(
      `1003 Lausanne, 1205 Genève, 2000 Neuchâtel, 1700 Fribourg, 1950 Sion, 1800 Vevey, 1400 Yverdon-les-Bains, 2300 La Chaux-de-Fonds`,
    ),
    streets: [
      'Rue du Lac',
      'Avenue de la Gare',
      'Chemin des Vignes',
      'Rue de Bourg',
      'Route de Berne',
      'Place du Marché',
      'Rue des Alpes',
    ],
  },
  ticino: {
    women: words(`Chiara Giulia Elena Francesca Sara Paola Martina Alessia`),
    men: words(`Luca Matteo Davide Andrea Fabio Stefano Gianni Marco`),
    last: words(
      `Meroni Bernasconi Ferrari Bianchi Pedrazzini Rossi Galli Cattaneo Fontana Lepori Canonica Guidotti`,
    ),
    places: places(`6900 Lugano, 6500 Bellinzona, 6600 Locarno, 6850 Mendrisio, 6612 Ascona`),
    streets: [
      'Via Nassa',
      'Via alla Chiesa',
      'Via Cantonale',
      'Viale Stazione',
      'Via dei Pioppi',
      'Contrada di Sassello',
    ],
  },
  british: {
    women: words(
      `Emma Charlotte Fiona Harriet Lucy Rebecca Sarah Olivia Imogen Heather Niamh Gwen Alice Priya`,
    ),
    men: words(`James Oliver Callum George Thomas Rhys Alistair Henry Daniel Edward Fergus Neil Amir Samuel`),
    last: words(
      `Whitfield Harper Bennett Clarke Lawson McAllister Pritchard Shah Hughes Barlow Ellis Fletcher Morrison Doyle Ashworth Kaur Thornton Wells Osborne Finch Gray`,
    ),
    places: [...swissPlaces.slice(0, 16), ...places('BS8 Bristol, EH3 Edinburgh, SW4 London, OX2 Oxford')],
    streets: [
      'Seefeldstrasse',
      'Weinbergstrasse',
      'Kramgasse',
      'Elm Grove',
      'Church Lane',
      'Victoria Road',
      'Zeltweg',
      'Rue du Rhône',
    ],
  },
  american: {
    women: words(`Megan Ashley Jennifer Kayla Rachel Grace Hailey Maria Denise Allison`),
    men: words(`Tyler Brandon Ryan Michael Josh Kevin Carlos Ethan Derek Nathan`),
    last: words(
      `Sullivan Carter Ramirez Nguyen Anderson Brooks Foster Hayes Kowalski Peterson Reyes Walsh Turner Freeman Schultz Lindqvist Petrov`,
    ),
    places: [...swissPlaces.slice(0, 20), ...places('02139 Cambridge, 11215 Brooklyn, 94110 San Francisco')],
    streets: [
      'Dufourstrasse',
      'Hardturmstrasse',
      'Maple Street',
      'Oak Avenue',
      'Aarestrasse',
      'Freie Strasse',
      'Florastrasse',
    ],
  },
};
