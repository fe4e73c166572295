## Wat de API zegt als iets niet kan
api-input-title = Deze vraag klopt niet
api-input-text = Kijk bij errors wat er mis is met elke parameter.
api-input-parameter = Deze parameter bestaat hier niet. Toegestaan: { $allowed }.
api-input-repeated = Deze parameter staat er twee keer.
api-input-long = Hoogstens { $max } tekens.
api-input-unreadable = Dit is geen leesbare tekst.
api-input-word = Dit woord bestaat hier niet. Toegestaan: { $allowed }.
api-input-number = Dit moet een heel getal zijn van { $least } tot en met { $most }.
api-input-deep = Verder dan resultaat { $most } gaat het niet. Maak de vraag kleiner.
api-not-acceptable-title = Alleen JSON
api-not-acceptable-text = Deze API antwoordt met application/json. Vraag daarom met de header Accept.
api-not-found-title = Niet gevonden
api-not-found-text = Op dit adres is niets te vinden, of het is niet openbaar. Alle adressen staan in /api/v1/openapi.json.
api-wrong-method-title = Alleen lezen
api-wrong-method-text = Deze API is er om te lezen. Gebruik GET of HEAD.
