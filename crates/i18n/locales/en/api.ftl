## What the API says when something cannot be done
api-input-title = This request is not right
api-input-text = See errors for what is wrong with each parameter.
api-input-parameter = There is no such parameter here. Allowed: { $allowed }.
api-input-repeated = This parameter is given twice.
api-input-long = At most { $max } characters.
api-input-unreadable = This is not readable text.
api-input-word = There is no such word here. Allowed: { $allowed }.
api-input-number = This has to be a whole number from { $least } to { $most }.
api-input-deep = It goes no further than result { $most }. Ask for less.
api-not-acceptable-title = JSON only
api-not-acceptable-text = This API answers with application/json. Ask for it in the Accept header.
api-not-found-title = Not found
api-not-found-text = There is nothing at this address, or it is not public. All addresses are in /api/v1/openapi.json.
api-wrong-method-title = Read only
api-wrong-method-text = This API is for reading. Use GET or HEAD.
