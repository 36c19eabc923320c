/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const fieldcast = $root.fieldcast = (() => {

    /**
     * Namespace fieldcast.
     * @exports fieldcast
     * @namespace
     */
    const fieldcast = {};

    fieldcast.v1 = (function() {

        /**
         * Namespace v1.
         * @memberof fieldcast
         * @namespace
         */
        const v1 = {};

        v1.Refresh = (function() {

            /**
             * Properties of a Refresh.
             * @typedef {Object} fieldcast.v1.Refresh.$Properties
             * @property {string} [token] Refresh token
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Refresh.
             * @memberof fieldcast.v1
             * @interface IRefresh
             * @augments fieldcast.v1.Refresh.$Properties
             * @deprecated Use fieldcast.v1.Refresh.$Properties instead.
             */

            /**
             * Shape of a Refresh.
             * @typedef {fieldcast.v1.Refresh.$Properties} fieldcast.v1.Refresh.$Shape
             */

            /**
             * Constructs a new Refresh.
             * @memberof fieldcast.v1
             * @classdesc Represents a Refresh.
             * @constructor
             * @param {fieldcast.v1.Refresh.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Refresh = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Refresh token.
             * @member {string} token
             * @memberof fieldcast.v1.Refresh
             * @instance
             */
            Refresh.prototype.token = "";

            /**
             * Encodes the specified Refresh message. Does not implicitly {@link fieldcast.v1.Refresh.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.Refresh
             * @static
             * @param {fieldcast.v1.Refresh.$Properties} message Refresh message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Refresh.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.token != null && $Object.hasOwnProperty.call(message, "token") && message.token !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.token);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Refresh message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.Refresh
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.Refresh & fieldcast.v1.Refresh.$Shape} Refresh
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Refresh.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.Refresh();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.token = value;
                            else
                                delete message.token;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Refresh;
        })();

        v1.TokenExpiring = (function() {

            /**
             * Properties of a TokenExpiring.
             * @typedef {Object} fieldcast.v1.TokenExpiring.$Properties
             * @property {number} [expiresAtMs] TokenExpiring expiresAtMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TokenExpiring.
             * @memberof fieldcast.v1
             * @interface ITokenExpiring
             * @augments fieldcast.v1.TokenExpiring.$Properties
             * @deprecated Use fieldcast.v1.TokenExpiring.$Properties instead.
             */

            /**
             * Shape of a TokenExpiring.
             * @typedef {fieldcast.v1.TokenExpiring.$Properties} fieldcast.v1.TokenExpiring.$Shape
             */

            /**
             * Constructs a new TokenExpiring.
             * @memberof fieldcast.v1
             * @classdesc Represents a TokenExpiring.
             * @constructor
             * @param {fieldcast.v1.TokenExpiring.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TokenExpiring = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TokenExpiring expiresAtMs.
             * @member {number} expiresAtMs
             * @memberof fieldcast.v1.TokenExpiring
             * @instance
             */
            TokenExpiring.prototype.expiresAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified TokenExpiring message. Does not implicitly {@link fieldcast.v1.TokenExpiring.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.TokenExpiring
             * @static
             * @param {fieldcast.v1.TokenExpiring.$Properties} message TokenExpiring message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TokenExpiring.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.expiresAtMs != null && $Object.hasOwnProperty.call(message, "expiresAtMs") && (typeof message.expiresAtMs === "object" ? message.expiresAtMs.low || message.expiresAtMs.high : message.expiresAtMs !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.expiresAtMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TokenExpiring message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.TokenExpiring
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.TokenExpiring & fieldcast.v1.TokenExpiring.$Shape} TokenExpiring
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TokenExpiring.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.TokenExpiring();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.expiresAtMs = value;
                            else
                                delete message.expiresAtMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TokenExpiring;
        })();

        v1.TokenAccepted = (function() {

            /**
             * Properties of a TokenAccepted.
             * @typedef {Object} fieldcast.v1.TokenAccepted.$Properties
             * @property {number} [expiresAtMs] TokenAccepted expiresAtMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TokenAccepted.
             * @memberof fieldcast.v1
             * @interface ITokenAccepted
             * @augments fieldcast.v1.TokenAccepted.$Properties
             * @deprecated Use fieldcast.v1.TokenAccepted.$Properties instead.
             */

            /**
             * Shape of a TokenAccepted.
             * @typedef {fieldcast.v1.TokenAccepted.$Properties} fieldcast.v1.TokenAccepted.$Shape
             */

            /**
             * Constructs a new TokenAccepted.
             * @memberof fieldcast.v1
             * @classdesc Represents a TokenAccepted.
             * @constructor
             * @param {fieldcast.v1.TokenAccepted.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TokenAccepted = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TokenAccepted expiresAtMs.
             * @member {number} expiresAtMs
             * @memberof fieldcast.v1.TokenAccepted
             * @instance
             */
            TokenAccepted.prototype.expiresAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified TokenAccepted message. Does not implicitly {@link fieldcast.v1.TokenAccepted.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.TokenAccepted
             * @static
             * @param {fieldcast.v1.TokenAccepted.$Properties} message TokenAccepted message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TokenAccepted.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.expiresAtMs != null && $Object.hasOwnProperty.call(message, "expiresAtMs") && (typeof message.expiresAtMs === "object" ? message.expiresAtMs.low || message.expiresAtMs.high : message.expiresAtMs !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.expiresAtMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TokenAccepted message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.TokenAccepted
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.TokenAccepted & fieldcast.v1.TokenAccepted.$Shape} TokenAccepted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TokenAccepted.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.TokenAccepted();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.expiresAtMs = value;
                            else
                                delete message.expiresAtMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TokenAccepted;
        })();

        v1.Ping = (function() {

            /**
             * Properties of a Ping.
             * @typedef {Object} fieldcast.v1.Ping.$Properties
             * @property {number} [nonce] Ping nonce
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Ping.
             * @memberof fieldcast.v1
             * @interface IPing
             * @augments fieldcast.v1.Ping.$Properties
             * @deprecated Use fieldcast.v1.Ping.$Properties instead.
             */

            /**
             * Shape of a Ping.
             * @typedef {fieldcast.v1.Ping.$Properties} fieldcast.v1.Ping.$Shape
             */

            /**
             * Constructs a new Ping.
             * @memberof fieldcast.v1
             * @classdesc Represents a Ping.
             * @constructor
             * @param {fieldcast.v1.Ping.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Ping = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Ping nonce.
             * @member {number} nonce
             * @memberof fieldcast.v1.Ping
             * @instance
             */
            Ping.prototype.nonce = 0;

            /**
             * Encodes the specified Ping message. Does not implicitly {@link fieldcast.v1.Ping.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.Ping
             * @static
             * @param {fieldcast.v1.Ping.$Properties} message Ping message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Ping.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && message.nonce !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nonce);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Ping message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.Ping
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.Ping & fieldcast.v1.Ping.$Shape} Ping
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Ping.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.Ping();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.nonce = value;
                            else
                                delete message.nonce;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Ping;
        })();

        v1.Pong = (function() {

            /**
             * Properties of a Pong.
             * @typedef {Object} fieldcast.v1.Pong.$Properties
             * @property {number} [nonce] Pong nonce
             * @property {number} [serverTimeMs] Pong serverTimeMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Pong.
             * @memberof fieldcast.v1
             * @interface IPong
             * @augments fieldcast.v1.Pong.$Properties
             * @deprecated Use fieldcast.v1.Pong.$Properties instead.
             */

            /**
             * Shape of a Pong.
             * @typedef {fieldcast.v1.Pong.$Properties} fieldcast.v1.Pong.$Shape
             */

            /**
             * Constructs a new Pong.
             * @memberof fieldcast.v1
             * @classdesc Represents a Pong.
             * @constructor
             * @param {fieldcast.v1.Pong.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Pong = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Pong nonce.
             * @member {number} nonce
             * @memberof fieldcast.v1.Pong
             * @instance
             */
            Pong.prototype.nonce = 0;

            /**
             * Pong serverTimeMs.
             * @member {number} serverTimeMs
             * @memberof fieldcast.v1.Pong
             * @instance
             */
            Pong.prototype.serverTimeMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified Pong message. Does not implicitly {@link fieldcast.v1.Pong.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.Pong
             * @static
             * @param {fieldcast.v1.Pong.$Properties} message Pong message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Pong.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && message.nonce !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.nonce);
                if (message.serverTimeMs != null && $Object.hasOwnProperty.call(message, "serverTimeMs") && (typeof message.serverTimeMs === "object" ? message.serverTimeMs.low || message.serverTimeMs.high : message.serverTimeMs !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.serverTimeMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Pong message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.Pong
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.Pong & fieldcast.v1.Pong.$Shape} Pong
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Pong.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.Pong();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.nonce = value;
                            else
                                delete message.nonce;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.serverTimeMs = value;
                            else
                                delete message.serverTimeMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Pong;
        })();

        v1.Drain = (function() {

            /**
             * Properties of a Drain.
             * @typedef {Object} fieldcast.v1.Drain.$Properties
             * @property {number} [reconnectAfterMs] Drain reconnectAfterMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Drain.
             * @memberof fieldcast.v1
             * @interface IDrain
             * @augments fieldcast.v1.Drain.$Properties
             * @deprecated Use fieldcast.v1.Drain.$Properties instead.
             */

            /**
             * Shape of a Drain.
             * @typedef {fieldcast.v1.Drain.$Properties} fieldcast.v1.Drain.$Shape
             */

            /**
             * Constructs a new Drain.
             * @memberof fieldcast.v1
             * @classdesc Represents a Drain.
             * @constructor
             * @param {fieldcast.v1.Drain.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Drain = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Drain reconnectAfterMs.
             * @member {number} reconnectAfterMs
             * @memberof fieldcast.v1.Drain
             * @instance
             */
            Drain.prototype.reconnectAfterMs = 0;

            /**
             * Encodes the specified Drain message. Does not implicitly {@link fieldcast.v1.Drain.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.Drain
             * @static
             * @param {fieldcast.v1.Drain.$Properties} message Drain message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Drain.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.reconnectAfterMs != null && $Object.hasOwnProperty.call(message, "reconnectAfterMs") && message.reconnectAfterMs !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.reconnectAfterMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Drain message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.Drain
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.Drain & fieldcast.v1.Drain.$Shape} Drain
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Drain.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.Drain();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.reconnectAfterMs = value;
                            else
                                delete message.reconnectAfterMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Drain;
        })();

        v1.Error = (function() {

            /**
             * Properties of an Error.
             * @typedef {Object} fieldcast.v1.Error.$Properties
             * @property {fieldcast.v1.ErrorCode} [code] Error code
             * @property {string} [message] Error message
             * @property {boolean} [retryable] Error retryable
             * @property {number} [retryAfterMs] Error retryAfterMs
             * @property {number} [reportId] Error reportId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Error.
             * @memberof fieldcast.v1
             * @interface IError
             * @augments fieldcast.v1.Error.$Properties
             * @deprecated Use fieldcast.v1.Error.$Properties instead.
             */

            /**
             * Shape of an Error.
             * @typedef {fieldcast.v1.Error.$Properties} fieldcast.v1.Error.$Shape
             */

            /**
             * Constructs a new Error.
             * @memberof fieldcast.v1
             * @classdesc Represents an Error.
             * @constructor
             * @param {fieldcast.v1.Error.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Error = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Error code.
             * @member {fieldcast.v1.ErrorCode} code
             * @memberof fieldcast.v1.Error
             * @instance
             */
            Error.prototype.code = 0;

            /**
             * Error message.
             * @member {string} message
             * @memberof fieldcast.v1.Error
             * @instance
             */
            Error.prototype.message = "";

            /**
             * Error retryable.
             * @member {boolean} retryable
             * @memberof fieldcast.v1.Error
             * @instance
             */
            Error.prototype.retryable = false;

            /**
             * Error retryAfterMs.
             * @member {number} retryAfterMs
             * @memberof fieldcast.v1.Error
             * @instance
             */
            Error.prototype.retryAfterMs = 0;

            /**
             * Error reportId.
             * @member {number} reportId
             * @memberof fieldcast.v1.Error
             * @instance
             */
            Error.prototype.reportId = 0;

            /**
             * Encodes the specified Error message. Does not implicitly {@link fieldcast.v1.Error.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.Error
             * @static
             * @param {fieldcast.v1.Error.$Properties} message Error message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Error.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.code != null && $Object.hasOwnProperty.call(message, "code") && message.code !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.code);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
                if (message.retryable != null && $Object.hasOwnProperty.call(message, "retryable") && message.retryable !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.retryable);
                if (message.retryAfterMs != null && $Object.hasOwnProperty.call(message, "retryAfterMs") && message.retryAfterMs !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.retryAfterMs);
                if (message.reportId != null && $Object.hasOwnProperty.call(message, "reportId") && message.reportId !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.reportId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Error message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.Error
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.Error & fieldcast.v1.Error.$Shape} Error
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Error.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.Error();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.code = value;
                            else
                                delete message.code;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.retryable = value;
                            else
                                delete message.retryable;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.retryAfterMs = value;
                            else
                                delete message.retryAfterMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.reportId = value;
                            else
                                delete message.reportId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Error;
        })();

        /**
         * ErrorCode enum.
         * @name fieldcast.v1.ErrorCode
         * @enum {number}
         * @property {number} ERROR_CODE_UNSPECIFIED=0 ERROR_CODE_UNSPECIFIED value
         * @property {number} MALFORMED_FRAME=1 MALFORMED_FRAME value
         * @property {number} FRAME_OUT_OF_ORDER=2 FRAME_OUT_OF_ORDER value
         * @property {number} UNSUPPORTED_VERSION=3 UNSUPPORTED_VERSION value
         * @property {number} FRAME_TOO_LARGE=4 FRAME_TOO_LARGE value
         * @property {number} HELLO_TIMEOUT=5 HELLO_TIMEOUT value
         * @property {number} TOKEN_INVALID=6 TOKEN_INVALID value
         * @property {number} TOKEN_EXPIRED=7 TOKEN_EXPIRED value
         * @property {number} FORBIDDEN=8 FORBIDDEN value
         * @property {number} REVOKED=9 REVOKED value
         * @property {number} REPLACED=10 REPLACED value
         * @property {number} RATE_LIMITED=11 RATE_LIMITED value
         * @property {number} WINDOW_EXCEEDED=12 WINDOW_EXCEEDED value
         * @property {number} OVERLOADED=13 OVERLOADED value
         * @property {number} LOG_UNAVAILABLE=14 LOG_UNAVAILABLE value
         * @property {number} DRAINING=15 DRAINING value
         * @property {number} TOO_MANY_CONNECTIONS=16 TOO_MANY_CONNECTIONS value
         * @property {number} INVALID_ID=17 INVALID_ID value
         * @property {number} STORAGE_UNAVAILABLE=18 STORAGE_UNAVAILABLE value
         * @property {number} HEARTBEAT_TIMEOUT=19 HEARTBEAT_TIMEOUT value
         * @property {number} INTERNAL=20 INTERNAL value
         */
        v1.ErrorCode = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "ERROR_CODE_UNSPECIFIED"] = 0;
            values[valuesById[1] = "MALFORMED_FRAME"] = 1;
            values[valuesById[2] = "FRAME_OUT_OF_ORDER"] = 2;
            values[valuesById[3] = "UNSUPPORTED_VERSION"] = 3;
            values[valuesById[4] = "FRAME_TOO_LARGE"] = 4;
            values[valuesById[5] = "HELLO_TIMEOUT"] = 5;
            values[valuesById[6] = "TOKEN_INVALID"] = 6;
            values[valuesById[7] = "TOKEN_EXPIRED"] = 7;
            values[valuesById[8] = "FORBIDDEN"] = 8;
            values[valuesById[9] = "REVOKED"] = 9;
            values[valuesById[10] = "REPLACED"] = 10;
            values[valuesById[11] = "RATE_LIMITED"] = 11;
            values[valuesById[12] = "WINDOW_EXCEEDED"] = 12;
            values[valuesById[13] = "OVERLOADED"] = 13;
            values[valuesById[14] = "LOG_UNAVAILABLE"] = 14;
            values[valuesById[15] = "DRAINING"] = 15;
            values[valuesById[16] = "TOO_MANY_CONNECTIONS"] = 16;
            values[valuesById[17] = "INVALID_ID"] = 17;
            values[valuesById[18] = "STORAGE_UNAVAILABLE"] = 18;
            values[valuesById[19] = "HEARTBEAT_TIMEOUT"] = 19;
            values[valuesById[20] = "INTERNAL"] = 20;
            return values;
        })();

        v1.ClientFrame = (function() {

            /**
             * Properties of a ClientFrame.
             * @typedef {Object} fieldcast.v1.ClientFrame.$Properties
             * @property {fieldcast.v1.Hello.$Properties|null} [hello] ClientFrame hello
             * @property {fieldcast.v1.Report.$Properties|null} [report] ClientFrame report
             * @property {fieldcast.v1.Refresh.$Properties|null} [refresh] ClientFrame refresh
             * @property {fieldcast.v1.Status.$Properties|null} [status] ClientFrame status
             * @property {fieldcast.v1.Ping.$Properties|null} [ping] ClientFrame ping
             * @property {"hello"|"report"|"refresh"|"status"|"ping"} [frame] ClientFrame frame
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ClientFrame.
             * @memberof fieldcast.v1
             * @interface IClientFrame
             * @augments fieldcast.v1.ClientFrame.$Properties
             * @deprecated Use fieldcast.v1.ClientFrame.$Properties instead.
             */

            /**
             * Narrowed shape of a ClientFrame.
             * @typedef {{
             *   hello?: fieldcast.v1.Hello.$Shape|null;
             *   report?: fieldcast.v1.Report.$Shape|null;
             *   refresh?: fieldcast.v1.Refresh.$Shape|null;
             *   status?: fieldcast.v1.Status.$Shape|null;
             *   ping?: fieldcast.v1.Ping.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ frame?: undefined; hello?: null; report?: null; refresh?: null; status?: null; ping?: null }|{ frame?: "hello"; hello: fieldcast.v1.Hello.$Shape; report?: null; refresh?: null; status?: null; ping?: null }|{ frame?: "report"; hello?: null; report: fieldcast.v1.Report.$Shape; refresh?: null; status?: null; ping?: null }|{ frame?: "refresh"; hello?: null; report?: null; refresh: fieldcast.v1.Refresh.$Shape; status?: null; ping?: null }|{ frame?: "status"; hello?: null; report?: null; refresh?: null; status: fieldcast.v1.Status.$Shape; ping?: null }|{ frame?: "ping"; hello?: null; report?: null; refresh?: null; status?: null; ping: fieldcast.v1.Ping.$Shape })
             * )} fieldcast.v1.ClientFrame.$Shape
             */

            /**
             * Constructs a new ClientFrame.
             * @memberof fieldcast.v1
             * @classdesc Represents a ClientFrame.
             * @constructor
             * @param {fieldcast.v1.ClientFrame.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ClientFrame = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ClientFrame hello.
             * @member {fieldcast.v1.Hello|null} hello
             * @memberof fieldcast.v1.ClientFrame
             * @instance
             */
            ClientFrame.prototype.hello = null;

            /**
             * ClientFrame report.
             * @member {fieldcast.v1.Report|null} report
             * @memberof fieldcast.v1.ClientFrame
             * @instance
             */
            ClientFrame.prototype.report = null;

            /**
             * ClientFrame refresh.
             * @member {fieldcast.v1.Refresh|null} refresh
             * @memberof fieldcast.v1.ClientFrame
             * @instance
             */
            ClientFrame.prototype.refresh = null;

            /**
             * ClientFrame status.
             * @member {fieldcast.v1.Status|null} status
             * @memberof fieldcast.v1.ClientFrame
             * @instance
             */
            ClientFrame.prototype.status = null;

            /**
             * ClientFrame ping.
             * @member {fieldcast.v1.Ping|null} ping
             * @memberof fieldcast.v1.ClientFrame
             * @instance
             */
            ClientFrame.prototype.ping = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * ClientFrame frame.
             * @member {"hello"|"report"|"refresh"|"status"|"ping"|undefined} frame
             * @memberof fieldcast.v1.ClientFrame
             * @instance
             */
            $Object.defineProperty(ClientFrame.prototype, "frame", {
                get: $util.oneOfGetter($oneOfFields = ["hello", "report", "refresh", "status", "ping"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified ClientFrame message. Does not implicitly {@link fieldcast.v1.ClientFrame.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.ClientFrame
             * @static
             * @param {fieldcast.v1.ClientFrame.$Properties} message ClientFrame message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ClientFrame.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                    $root.fieldcast.v1.Hello.encode(message.hello, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.report != null && $Object.hasOwnProperty.call(message, "report"))
                    $root.fieldcast.v1.Report.encode(message.report, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.refresh != null && $Object.hasOwnProperty.call(message, "refresh"))
                    $root.fieldcast.v1.Refresh.encode(message.refresh, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                    $root.fieldcast.v1.Status.encode(message.status, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.ping != null && $Object.hasOwnProperty.call(message, "ping"))
                    $root.fieldcast.v1.Ping.encode(message.ping, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ClientFrame message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.ClientFrame
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.ClientFrame & fieldcast.v1.ClientFrame.$Shape} ClientFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ClientFrame.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.ClientFrame();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.hello = $root.fieldcast.v1.Hello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                            message.frame = "hello";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.report = $root.fieldcast.v1.Report.decode(reader, reader.size(), $undefined, _depth + 1, message.report);
                            message.frame = "report";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.refresh = $root.fieldcast.v1.Refresh.decode(reader, reader.size(), $undefined, _depth + 1, message.refresh);
                            message.frame = "refresh";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.status = $root.fieldcast.v1.Status.decode(reader, reader.size(), $undefined, _depth + 1, message.status);
                            message.frame = "status";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.ping = $root.fieldcast.v1.Ping.decode(reader, reader.size(), $undefined, _depth + 1, message.ping);
                            message.frame = "ping";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ClientFrame;
        })();

        v1.ServerFrame = (function() {

            /**
             * Properties of a ServerFrame.
             * @typedef {Object} fieldcast.v1.ServerFrame.$Properties
             * @property {fieldcast.v1.Welcome.$Properties|null} [welcome] ServerFrame welcome
             * @property {fieldcast.v1.Ack.$Properties|null} [ack] ServerFrame ack
             * @property {fieldcast.v1.TokenExpiring.$Properties|null} [tokenExpiring] ServerFrame tokenExpiring
             * @property {fieldcast.v1.TokenAccepted.$Properties|null} [tokenAccepted] ServerFrame tokenAccepted
             * @property {fieldcast.v1.Policy.$Properties|null} [policy] ServerFrame policy
             * @property {fieldcast.v1.Drain.$Properties|null} [drain] ServerFrame drain
             * @property {fieldcast.v1.Error.$Properties|null} [error] ServerFrame error
             * @property {fieldcast.v1.Pong.$Properties|null} [pong] ServerFrame pong
             * @property {fieldcast.v1.Configuration.$Properties|null} [configuration] ServerFrame configuration
             * @property {"welcome"|"ack"|"tokenExpiring"|"tokenAccepted"|"policy"|"drain"|"error"|"pong"|"configuration"} [frame] ServerFrame frame
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ServerFrame.
             * @memberof fieldcast.v1
             * @interface IServerFrame
             * @augments fieldcast.v1.ServerFrame.$Properties
             * @deprecated Use fieldcast.v1.ServerFrame.$Properties instead.
             */

            /**
             * Narrowed shape of a ServerFrame.
             * @typedef {{
             *   welcome?: fieldcast.v1.Welcome.$Shape|null;
             *   ack?: fieldcast.v1.Ack.$Shape|null;
             *   tokenExpiring?: fieldcast.v1.TokenExpiring.$Shape|null;
             *   tokenAccepted?: fieldcast.v1.TokenAccepted.$Shape|null;
             *   policy?: fieldcast.v1.Policy.$Shape|null;
             *   drain?: fieldcast.v1.Drain.$Shape|null;
             *   error?: fieldcast.v1.Error.$Shape|null;
             *   pong?: fieldcast.v1.Pong.$Shape|null;
             *   configuration?: fieldcast.v1.Configuration.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ frame?: undefined; welcome?: null; ack?: null; tokenExpiring?: null; tokenAccepted?: null; policy?: null; drain?: null; error?: null; pong?: null; configuration?: null }|{ frame?: "welcome"; welcome: fieldcast.v1.Welcome.$Shape; ack?: null; tokenExpiring?: null; tokenAccepted?: null; policy?: null; drain?: null; error?: null; pong?: null; configuration?: null }|{ frame?: "ack"; welcome?: null; ack: fieldcast.v1.Ack.$Shape; tokenExpiring?: null; tokenAccepted?: null; policy?: null; drain?: null; error?: null; pong?: null; configuration?: null }|{ frame?: "tokenExpiring"; welcome?: null; ack?: null; tokenExpiring: fieldcast.v1.TokenExpiring.$Shape; tokenAccepted?: null; policy?: null; drain?: null; error?: null; pong?: null; configuration?: null }|{ frame?: "tokenAccepted"; welcome?: null; ack?: null; tokenExpiring?: null; tokenAccepted: fieldcast.v1.TokenAccepted.$Shape; policy?: null; drain?: null; error?: null; pong?: null; configuration?: null }|{ frame?: "policy"; welcome?: null; ack?: null; tokenExpiring?: null; tokenAccepted?: null; policy: fieldcast.v1.Policy.$Shape; drain?: null; error?: null; pong?: null; configuration?: null }|{ frame?: "drain"; welcome?: null; ack?: null; tokenExpiring?: null; tokenAccepted?: null; policy?: null; drain: fieldcast.v1.Drain.$Shape; error?: null; pong?: null; configuration?: null }|{ frame?: "error"; welcome?: null; ack?: null; tokenExpiring?: null; tokenAccepted?: null; policy?: null; drain?: null; error: fieldcast.v1.Error.$Shape; pong?: null; configuration?: null }|{ frame?: "pong"; welcome?: null; ack?: null; tokenExpiring?: null; tokenAccepted?: null; policy?: null; drain?: null; error?: null; pong: fieldcast.v1.Pong.$Shape; configuration?: null }|{ frame?: "configuration"; welcome?: null; ack?: null; tokenExpiring?: null; tokenAccepted?: null; policy?: null; drain?: null; error?: null; pong?: null; configuration: fieldcast.v1.Configuration.$Shape })
             * )} fieldcast.v1.ServerFrame.$Shape
             */

            /**
             * Constructs a new ServerFrame.
             * @memberof fieldcast.v1
             * @classdesc Represents a ServerFrame.
             * @constructor
             * @param {fieldcast.v1.ServerFrame.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ServerFrame = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ServerFrame welcome.
             * @member {fieldcast.v1.Welcome|null} welcome
             * @memberof fieldcast.v1.ServerFrame
             * @instance
             */
            ServerFrame.prototype.welcome = null;

            /**
             * ServerFrame ack.
             * @member {fieldcast.v1.Ack|null} ack
             * @memberof fieldcast.v1.ServerFrame
             * @instance
             */
            ServerFrame.prototype.ack = null;

            /**
             * ServerFrame tokenExpiring.
             * @member {fieldcast.v1.TokenExpiring|null} tokenExpiring
             * @memberof fieldcast.v1.ServerFrame
             * @instance
             */
            ServerFrame.prototype.tokenExpiring = null;

            /**
             * ServerFrame tokenAccepted.
             * @member {fieldcast.v1.TokenAccepted|null} tokenAccepted
             * @memberof fieldcast.v1.ServerFrame
             * @instance
             */
            ServerFrame.prototype.tokenAccepted = null;

            /**
             * ServerFrame policy.
             * @member {fieldcast.v1.Policy|null} policy
             * @memberof fieldcast.v1.ServerFrame
             * @instance
             */
            ServerFrame.prototype.policy = null;

            /**
             * ServerFrame drain.
             * @member {fieldcast.v1.Drain|null} drain
             * @memberof fieldcast.v1.ServerFrame
             * @instance
             */
            ServerFrame.prototype.drain = null;

            /**
             * ServerFrame error.
             * @member {fieldcast.v1.Error|null} error
             * @memberof fieldcast.v1.ServerFrame
             * @instance
             */
            ServerFrame.prototype.error = null;

            /**
             * ServerFrame pong.
             * @member {fieldcast.v1.Pong|null} pong
             * @memberof fieldcast.v1.ServerFrame
             * @instance
             */
            ServerFrame.prototype.pong = null;

            /**
             * ServerFrame configuration.
             * @member {fieldcast.v1.Configuration|null} configuration
             * @memberof fieldcast.v1.ServerFrame
             * @instance
             */
            ServerFrame.prototype.configuration = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * ServerFrame frame.
             * @member {"welcome"|"ack"|"tokenExpiring"|"tokenAccepted"|"policy"|"drain"|"error"|"pong"|"configuration"|undefined} frame
             * @memberof fieldcast.v1.ServerFrame
             * @instance
             */
            $Object.defineProperty(ServerFrame.prototype, "frame", {
                get: $util.oneOfGetter($oneOfFields = ["welcome", "ack", "tokenExpiring", "tokenAccepted", "policy", "drain", "error", "pong", "configuration"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified ServerFrame message. Does not implicitly {@link fieldcast.v1.ServerFrame.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.ServerFrame
             * @static
             * @param {fieldcast.v1.ServerFrame.$Properties} message ServerFrame message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ServerFrame.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.welcome != null && $Object.hasOwnProperty.call(message, "welcome"))
                    $root.fieldcast.v1.Welcome.encode(message.welcome, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.ack != null && $Object.hasOwnProperty.call(message, "ack"))
                    $root.fieldcast.v1.Ack.encode(message.ack, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.tokenExpiring != null && $Object.hasOwnProperty.call(message, "tokenExpiring"))
                    $root.fieldcast.v1.TokenExpiring.encode(message.tokenExpiring, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.tokenAccepted != null && $Object.hasOwnProperty.call(message, "tokenAccepted"))
                    $root.fieldcast.v1.TokenAccepted.encode(message.tokenAccepted, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.policy != null && $Object.hasOwnProperty.call(message, "policy"))
                    $root.fieldcast.v1.Policy.encode(message.policy, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.drain != null && $Object.hasOwnProperty.call(message, "drain"))
                    $root.fieldcast.v1.Drain.encode(message.drain, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    $root.fieldcast.v1.Error.encode(message.error, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.pong != null && $Object.hasOwnProperty.call(message, "pong"))
                    $root.fieldcast.v1.Pong.encode(message.pong, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.configuration != null && $Object.hasOwnProperty.call(message, "configuration"))
                    $root.fieldcast.v1.Configuration.encode(message.configuration, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ServerFrame message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.ServerFrame
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.ServerFrame & fieldcast.v1.ServerFrame.$Shape} ServerFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ServerFrame.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.ServerFrame();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.welcome = $root.fieldcast.v1.Welcome.decode(reader, reader.size(), $undefined, _depth + 1, message.welcome);
                            message.frame = "welcome";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.ack = $root.fieldcast.v1.Ack.decode(reader, reader.size(), $undefined, _depth + 1, message.ack);
                            message.frame = "ack";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.tokenExpiring = $root.fieldcast.v1.TokenExpiring.decode(reader, reader.size(), $undefined, _depth + 1, message.tokenExpiring);
                            message.frame = "tokenExpiring";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.tokenAccepted = $root.fieldcast.v1.TokenAccepted.decode(reader, reader.size(), $undefined, _depth + 1, message.tokenAccepted);
                            message.frame = "tokenAccepted";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.policy = $root.fieldcast.v1.Policy.decode(reader, reader.size(), $undefined, _depth + 1, message.policy);
                            message.frame = "policy";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.drain = $root.fieldcast.v1.Drain.decode(reader, reader.size(), $undefined, _depth + 1, message.drain);
                            message.frame = "drain";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.error = $root.fieldcast.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                            message.frame = "error";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.pong = $root.fieldcast.v1.Pong.decode(reader, reader.size(), $undefined, _depth + 1, message.pong);
                            message.frame = "pong";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.configuration = $root.fieldcast.v1.Configuration.decode(reader, reader.size(), $undefined, _depth + 1, message.configuration);
                            message.frame = "configuration";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ServerFrame;
        })();

        v1.Hello = (function() {

            /**
             * Properties of a Hello.
             * @typedef {Object} fieldcast.v1.Hello.$Properties
             * @property {number} [protocolVersion] Hello protocolVersion
             * @property {string} [token] Hello token
             * @property {string} [deviceId] Hello deviceId
             * @property {string} [appVersion] Hello appVersion
             * @property {string} [os] Hello os
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Hello.
             * @memberof fieldcast.v1
             * @interface IHello
             * @augments fieldcast.v1.Hello.$Properties
             * @deprecated Use fieldcast.v1.Hello.$Properties instead.
             */

            /**
             * Shape of a Hello.
             * @typedef {fieldcast.v1.Hello.$Properties} fieldcast.v1.Hello.$Shape
             */

            /**
             * Constructs a new Hello.
             * @memberof fieldcast.v1
             * @classdesc Represents a Hello.
             * @constructor
             * @param {fieldcast.v1.Hello.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Hello = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Hello protocolVersion.
             * @member {number} protocolVersion
             * @memberof fieldcast.v1.Hello
             * @instance
             */
            Hello.prototype.protocolVersion = 0;

            /**
             * Hello token.
             * @member {string} token
             * @memberof fieldcast.v1.Hello
             * @instance
             */
            Hello.prototype.token = "";

            /**
             * Hello deviceId.
             * @member {string} deviceId
             * @memberof fieldcast.v1.Hello
             * @instance
             */
            Hello.prototype.deviceId = "";

            /**
             * Hello appVersion.
             * @member {string} appVersion
             * @memberof fieldcast.v1.Hello
             * @instance
             */
            Hello.prototype.appVersion = "";

            /**
             * Hello os.
             * @member {string} os
             * @memberof fieldcast.v1.Hello
             * @instance
             */
            Hello.prototype.os = "";

            /**
             * Encodes the specified Hello message. Does not implicitly {@link fieldcast.v1.Hello.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.Hello
             * @static
             * @param {fieldcast.v1.Hello.$Properties} message Hello message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Hello.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.protocolVersion != null && $Object.hasOwnProperty.call(message, "protocolVersion") && message.protocolVersion !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.protocolVersion);
                if (message.token != null && $Object.hasOwnProperty.call(message, "token") && message.token !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.token);
                if (message.deviceId != null && $Object.hasOwnProperty.call(message, "deviceId") && message.deviceId !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.deviceId);
                if (message.appVersion != null && $Object.hasOwnProperty.call(message, "appVersion") && message.appVersion !== "")
                    writer.uint32(/* id 4, wireType 2 =*/34).string(message.appVersion);
                if (message.os != null && $Object.hasOwnProperty.call(message, "os") && message.os !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.os);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Hello message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.Hello
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.Hello & fieldcast.v1.Hello.$Shape} Hello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Hello.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.Hello();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.protocolVersion = value;
                            else
                                delete message.protocolVersion;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.token = value;
                            else
                                delete message.token;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.deviceId = value;
                            else
                                delete message.deviceId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.appVersion = value;
                            else
                                delete message.appVersion;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.os = value;
                            else
                                delete message.os;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Hello;
        })();

        v1.Welcome = (function() {

            /**
             * Properties of a Welcome.
             * @typedef {Object} fieldcast.v1.Welcome.$Properties
             * @property {number} [serverTimeMs] Welcome serverTimeMs
             * @property {number} [tokenExpiresAtMs] Welcome tokenExpiresAtMs
             * @property {number} [connectionId] Welcome connectionId
             * @property {fieldcast.v1.Limits.$Properties} [limits] Welcome limits
             * @property {fieldcast.v1.Policy.$Properties} [policy] Welcome policy
             * @property {Object.<string,string>} [flags] Welcome flags
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Welcome.
             * @memberof fieldcast.v1
             * @interface IWelcome
             * @augments fieldcast.v1.Welcome.$Properties
             * @deprecated Use fieldcast.v1.Welcome.$Properties instead.
             */

            /**
             * Shape of a Welcome.
             * @typedef {fieldcast.v1.Welcome.$Properties} fieldcast.v1.Welcome.$Shape
             */

            /**
             * Constructs a new Welcome.
             * @memberof fieldcast.v1
             * @classdesc Represents a Welcome.
             * @constructor
             * @param {fieldcast.v1.Welcome.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Welcome = function (properties) {
                this.flags = {};
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Welcome serverTimeMs.
             * @member {number} serverTimeMs
             * @memberof fieldcast.v1.Welcome
             * @instance
             */
            Welcome.prototype.serverTimeMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Welcome tokenExpiresAtMs.
             * @member {number} tokenExpiresAtMs
             * @memberof fieldcast.v1.Welcome
             * @instance
             */
            Welcome.prototype.tokenExpiresAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Welcome connectionId.
             * @member {number} connectionId
             * @memberof fieldcast.v1.Welcome
             * @instance
             */
            Welcome.prototype.connectionId = 0;

            /**
             * Welcome limits.
             * @member {fieldcast.v1.Limits} limits
             * @memberof fieldcast.v1.Welcome
             * @instance
             */
            Welcome.prototype.limits = null;

            /**
             * Welcome policy.
             * @member {fieldcast.v1.Policy} policy
             * @memberof fieldcast.v1.Welcome
             * @instance
             */
            Welcome.prototype.policy = null;

            /**
             * Welcome flags.
             * @member {Object.<string,string>} flags
             * @memberof fieldcast.v1.Welcome
             * @instance
             */
            Welcome.prototype.flags = $util.emptyObject;

            /**
             * Encodes the specified Welcome message. Does not implicitly {@link fieldcast.v1.Welcome.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.Welcome
             * @static
             * @param {fieldcast.v1.Welcome.$Properties} message Welcome message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Welcome.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.serverTimeMs != null && $Object.hasOwnProperty.call(message, "serverTimeMs") && (typeof message.serverTimeMs === "object" ? message.serverTimeMs.low || message.serverTimeMs.high : message.serverTimeMs !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.serverTimeMs);
                if (message.tokenExpiresAtMs != null && $Object.hasOwnProperty.call(message, "tokenExpiresAtMs") && (typeof message.tokenExpiresAtMs === "object" ? message.tokenExpiresAtMs.low || message.tokenExpiresAtMs.high : message.tokenExpiresAtMs !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.tokenExpiresAtMs);
                if (message.connectionId != null && $Object.hasOwnProperty.call(message, "connectionId") && message.connectionId !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.connectionId);
                if (message.limits != null && $Object.hasOwnProperty.call(message, "limits"))
                    $root.fieldcast.v1.Limits.encode(message.limits, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.policy != null && $Object.hasOwnProperty.call(message, "policy"))
                    $root.fieldcast.v1.Policy.encode(message.policy, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.flags != null && $Object.hasOwnProperty.call(message, "flags"))
                    for (let keys = $Object.keys(message.flags), i = 0; i < keys.length; ++i)
                        writer.uint32(/* id 6, wireType 2 =*/50).fork().uint32(/* id 1, wireType 2 =*/10).string(keys[i]).uint32(/* id 2, wireType 2 =*/18).string(message.flags[keys[i]]).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Welcome message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.Welcome
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.Welcome & fieldcast.v1.Welcome.$Shape} Welcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Welcome.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, key, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.Welcome();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.serverTimeMs = value;
                            else
                                delete message.serverTimeMs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.tokenExpiresAtMs = value;
                            else
                                delete message.tokenExpiresAtMs;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.connectionId = value;
                            else
                                delete message.connectionId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.limits = $root.fieldcast.v1.Limits.decode(reader, reader.size(), $undefined, _depth + 1, message.limits);
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.policy = $root.fieldcast.v1.Policy.decode(reader, reader.size(), $undefined, _depth + 1, message.policy);
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (message.flags === $util.emptyObject)
                                message.flags = {};
                            let end2 = reader.size() + reader.pos;
                            if (end2 > reader.len)
                                throw $RangeError("index out of range");
                            reader.len = end2;
                            key = "";
                            value = "";
                            while (reader.pos < end2) {
                                let tag2 = reader.tag();
                                wireType = tag2 & 7;
                                switch (tag2 >>>= 3) {
                                case 1:
                                    if (wireType !== 2)
                                        break;
                                    key = reader.stringVerify();
                                    continue;
                                case 2:
                                    if (wireType !== 2)
                                        break;
                                    value = reader.stringVerify();
                                    continue;
                                }
                                reader.skipType(wireType, _depth, tag2);
                            }
                            if (reader.pos !== end2)
                                throw $RangeError("index out of range");
                            reader.len = end;
                            if (key === "__proto__")
                                $util.makeProp(message.flags, key);
                            message.flags[key] = value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Welcome;
        })();

        v1.Limits = (function() {

            /**
             * Properties of a Limits.
             * @typedef {Object} fieldcast.v1.Limits.$Properties
             * @property {number} [windowReports] Limits windowReports
             * @property {number} [reportPositionsMax] Limits reportPositionsMax
             * @property {number} [reportBytesMax] Limits reportBytesMax
             * @property {number} [ageMsMax] Limits ageMsMax
             * @property {number} [aheadMsMax] Limits aheadMsMax
             * @property {number} [heartbeatMs] Limits heartbeatMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Limits.
             * @memberof fieldcast.v1
             * @interface ILimits
             * @augments fieldcast.v1.Limits.$Properties
             * @deprecated Use fieldcast.v1.Limits.$Properties instead.
             */

            /**
             * Shape of a Limits.
             * @typedef {fieldcast.v1.Limits.$Properties} fieldcast.v1.Limits.$Shape
             */

            /**
             * Constructs a new Limits.
             * @memberof fieldcast.v1
             * @classdesc Represents a Limits.
             * @constructor
             * @param {fieldcast.v1.Limits.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Limits = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Limits windowReports.
             * @member {number} windowReports
             * @memberof fieldcast.v1.Limits
             * @instance
             */
            Limits.prototype.windowReports = 0;

            /**
             * Limits reportPositionsMax.
             * @member {number} reportPositionsMax
             * @memberof fieldcast.v1.Limits
             * @instance
             */
            Limits.prototype.reportPositionsMax = 0;

            /**
             * Limits reportBytesMax.
             * @member {number} reportBytesMax
             * @memberof fieldcast.v1.Limits
             * @instance
             */
            Limits.prototype.reportBytesMax = 0;

            /**
             * Limits ageMsMax.
             * @member {number} ageMsMax
             * @memberof fieldcast.v1.Limits
             * @instance
             */
            Limits.prototype.ageMsMax = 0;

            /**
             * Limits aheadMsMax.
             * @member {number} aheadMsMax
             * @memberof fieldcast.v1.Limits
             * @instance
             */
            Limits.prototype.aheadMsMax = 0;

            /**
             * Limits heartbeatMs.
             * @member {number} heartbeatMs
             * @memberof fieldcast.v1.Limits
             * @instance
             */
            Limits.prototype.heartbeatMs = 0;

            /**
             * Encodes the specified Limits message. Does not implicitly {@link fieldcast.v1.Limits.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.Limits
             * @static
             * @param {fieldcast.v1.Limits.$Properties} message Limits message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Limits.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.windowReports != null && $Object.hasOwnProperty.call(message, "windowReports") && message.windowReports !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.windowReports);
                if (message.reportPositionsMax != null && $Object.hasOwnProperty.call(message, "reportPositionsMax") && message.reportPositionsMax !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.reportPositionsMax);
                if (message.reportBytesMax != null && $Object.hasOwnProperty.call(message, "reportBytesMax") && message.reportBytesMax !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.reportBytesMax);
                if (message.ageMsMax != null && $Object.hasOwnProperty.call(message, "ageMsMax") && message.ageMsMax !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.ageMsMax);
                if (message.aheadMsMax != null && $Object.hasOwnProperty.call(message, "aheadMsMax") && message.aheadMsMax !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.aheadMsMax);
                if (message.heartbeatMs != null && $Object.hasOwnProperty.call(message, "heartbeatMs") && message.heartbeatMs !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.heartbeatMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Limits message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.Limits
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.Limits & fieldcast.v1.Limits.$Shape} Limits
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Limits.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.Limits();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.windowReports = value;
                            else
                                delete message.windowReports;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.reportPositionsMax = value;
                            else
                                delete message.reportPositionsMax;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.reportBytesMax = value;
                            else
                                delete message.reportBytesMax;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.ageMsMax = value;
                            else
                                delete message.ageMsMax;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.aheadMsMax = value;
                            else
                                delete message.aheadMsMax;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.heartbeatMs = value;
                            else
                                delete message.heartbeatMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Limits;
        })();

        v1.Position = (function() {

            /**
             * Properties of a Position.
             * @typedef {Object} fieldcast.v1.Position.$Properties
             * @property {number} [timeOffsetMs] Position timeOffsetMs
             * @property {number} [latitudeE7] Position latitudeE7
             * @property {number} [longitudeE7] Position longitudeE7
             * @property {number|null} [accuracyDm] Position accuracyDm
             * @property {number|null} [altitudeDm] Position altitudeDm
             * @property {number|null} [speedCmps] Position speedCmps
             * @property {number|null} [headingDdeg] Position headingDdeg
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Position.
             * @memberof fieldcast.v1
             * @interface IPosition
             * @augments fieldcast.v1.Position.$Properties
             * @deprecated Use fieldcast.v1.Position.$Properties instead.
             */

            /**
             * Shape of a Position.
             * @typedef {fieldcast.v1.Position.$Properties} fieldcast.v1.Position.$Shape
             */

            /**
             * Constructs a new Position.
             * @memberof fieldcast.v1
             * @classdesc Represents a Position.
             * @constructor
             * @param {fieldcast.v1.Position.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Position = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Position timeOffsetMs.
             * @member {number} timeOffsetMs
             * @memberof fieldcast.v1.Position
             * @instance
             */
            Position.prototype.timeOffsetMs = 0;

            /**
             * Position latitudeE7.
             * @member {number} latitudeE7
             * @memberof fieldcast.v1.Position
             * @instance
             */
            Position.prototype.latitudeE7 = 0;

            /**
             * Position longitudeE7.
             * @member {number} longitudeE7
             * @memberof fieldcast.v1.Position
             * @instance
             */
            Position.prototype.longitudeE7 = 0;

            /**
             * Position accuracyDm.
             * @member {number|null} accuracyDm
             * @memberof fieldcast.v1.Position
             * @instance
             */
            Position.prototype.accuracyDm = null;

            /**
             * Position altitudeDm.
             * @member {number|null} altitudeDm
             * @memberof fieldcast.v1.Position
             * @instance
             */
            Position.prototype.altitudeDm = null;

            /**
             * Position speedCmps.
             * @member {number|null} speedCmps
             * @memberof fieldcast.v1.Position
             * @instance
             */
            Position.prototype.speedCmps = null;

            /**
             * Position headingDdeg.
             * @member {number|null} headingDdeg
             * @memberof fieldcast.v1.Position
             * @instance
             */
            Position.prototype.headingDdeg = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Position.prototype, "_accuracyDm", {
                get: $util.oneOfGetter($oneOfFields = ["accuracyDm"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Position.prototype, "_altitudeDm", {
                get: $util.oneOfGetter($oneOfFields = ["altitudeDm"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Position.prototype, "_speedCmps", {
                get: $util.oneOfGetter($oneOfFields = ["speedCmps"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Position.prototype, "_headingDdeg", {
                get: $util.oneOfGetter($oneOfFields = ["headingDdeg"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified Position message. Does not implicitly {@link fieldcast.v1.Position.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.Position
             * @static
             * @param {fieldcast.v1.Position.$Properties} message Position message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Position.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.timeOffsetMs != null && $Object.hasOwnProperty.call(message, "timeOffsetMs") && message.timeOffsetMs !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.timeOffsetMs);
                if (message.latitudeE7 != null && $Object.hasOwnProperty.call(message, "latitudeE7") && message.latitudeE7 !== 0)
                    writer.uint32(/* id 2, wireType 5 =*/21).sfixed32(message.latitudeE7);
                if (message.longitudeE7 != null && $Object.hasOwnProperty.call(message, "longitudeE7") && message.longitudeE7 !== 0)
                    writer.uint32(/* id 3, wireType 5 =*/29).sfixed32(message.longitudeE7);
                if (message.accuracyDm != null && $Object.hasOwnProperty.call(message, "accuracyDm"))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.accuracyDm);
                if (message.altitudeDm != null && $Object.hasOwnProperty.call(message, "altitudeDm"))
                    writer.uint32(/* id 5, wireType 0 =*/40).sint32(message.altitudeDm);
                if (message.speedCmps != null && $Object.hasOwnProperty.call(message, "speedCmps"))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.speedCmps);
                if (message.headingDdeg != null && $Object.hasOwnProperty.call(message, "headingDdeg"))
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.headingDdeg);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Position message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.Position
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.Position & fieldcast.v1.Position.$Shape} Position
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Position.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.Position();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.timeOffsetMs = value;
                            else
                                delete message.timeOffsetMs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 5)
                                break;
                            if (value = reader.sfixed32())
                                message.latitudeE7 = value;
                            else
                                delete message.latitudeE7;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 5)
                                break;
                            if (value = reader.sfixed32())
                                message.longitudeE7 = value;
                            else
                                delete message.longitudeE7;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.accuracyDm = reader.uint32();
                            message._accuracyDm = "accuracyDm";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            message.altitudeDm = reader.sint32();
                            message._altitudeDm = "altitudeDm";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            message.speedCmps = reader.uint32();
                            message._speedCmps = "speedCmps";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            message.headingDdeg = reader.uint32();
                            message._headingDdeg = "headingDdeg";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Position;
        })();

        v1.Report = (function() {

            /**
             * Properties of a Report.
             * @typedef {Object} fieldcast.v1.Report.$Properties
             * @property {number} [reportId] Report reportId
             * @property {number} [baseTimeMs] Report baseTimeMs
             * @property {Array.<fieldcast.v1.Position.$Properties>} [positions] Report positions
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Report.
             * @memberof fieldcast.v1
             * @interface IReport
             * @augments fieldcast.v1.Report.$Properties
             * @deprecated Use fieldcast.v1.Report.$Properties instead.
             */

            /**
             * Shape of a Report.
             * @typedef {fieldcast.v1.Report.$Properties} fieldcast.v1.Report.$Shape
             */

            /**
             * Constructs a new Report.
             * @memberof fieldcast.v1
             * @classdesc Represents a Report.
             * @constructor
             * @param {fieldcast.v1.Report.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Report = function (properties) {
                this.positions = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Report reportId.
             * @member {number} reportId
             * @memberof fieldcast.v1.Report
             * @instance
             */
            Report.prototype.reportId = 0;

            /**
             * Report baseTimeMs.
             * @member {number} baseTimeMs
             * @memberof fieldcast.v1.Report
             * @instance
             */
            Report.prototype.baseTimeMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Report positions.
             * @member {Array.<fieldcast.v1.Position>} positions
             * @memberof fieldcast.v1.Report
             * @instance
             */
            Report.prototype.positions = $util.emptyArray;

            /**
             * Encodes the specified Report message. Does not implicitly {@link fieldcast.v1.Report.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.Report
             * @static
             * @param {fieldcast.v1.Report.$Properties} message Report message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Report.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.reportId != null && $Object.hasOwnProperty.call(message, "reportId") && message.reportId !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.reportId);
                if (message.baseTimeMs != null && $Object.hasOwnProperty.call(message, "baseTimeMs") && (typeof message.baseTimeMs === "object" ? message.baseTimeMs.low || message.baseTimeMs.high : message.baseTimeMs !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.baseTimeMs);
                if (message.positions != null && message.positions.length)
                    for (let i = 0; i < message.positions.length; ++i)
                        $root.fieldcast.v1.Position.encode(message.positions[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Report message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.Report
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.Report & fieldcast.v1.Report.$Shape} Report
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Report.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.Report();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.reportId = value;
                            else
                                delete message.reportId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.baseTimeMs = value;
                            else
                                delete message.baseTimeMs;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.positions && message.positions.length))
                                message.positions = [];
                            message.positions.push($root.fieldcast.v1.Position.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Report;
        })();

        /**
         * AckLevel enum.
         * @name fieldcast.v1.AckLevel
         * @enum {number}
         * @property {number} ACK_LEVEL_UNSPECIFIED=0 ACK_LEVEL_UNSPECIFIED value
         * @property {number} LOGGED=1 LOGGED value
         * @property {number} STORED=2 STORED value
         */
        v1.AckLevel = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "ACK_LEVEL_UNSPECIFIED"] = 0;
            values[valuesById[1] = "LOGGED"] = 1;
            values[valuesById[2] = "STORED"] = 2;
            return values;
        })();

        v1.Ack = (function() {

            /**
             * Properties of an Ack.
             * @typedef {Object} fieldcast.v1.Ack.$Properties
             * @property {fieldcast.v1.AckLevel} [level] Ack level
             * @property {Array.<number>} [reportIds] Ack reportIds
             * @property {Array.<fieldcast.v1.Refusal.$Properties>} [refusals] Ack refusals
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Ack.
             * @memberof fieldcast.v1
             * @interface IAck
             * @augments fieldcast.v1.Ack.$Properties
             * @deprecated Use fieldcast.v1.Ack.$Properties instead.
             */

            /**
             * Shape of an Ack.
             * @typedef {fieldcast.v1.Ack.$Properties} fieldcast.v1.Ack.$Shape
             */

            /**
             * Constructs a new Ack.
             * @memberof fieldcast.v1
             * @classdesc Represents an Ack.
             * @constructor
             * @param {fieldcast.v1.Ack.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Ack = function (properties) {
                this.reportIds = [];
                this.refusals = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Ack level.
             * @member {fieldcast.v1.AckLevel} level
             * @memberof fieldcast.v1.Ack
             * @instance
             */
            Ack.prototype.level = 0;

            /**
             * Ack reportIds.
             * @member {Array.<number>} reportIds
             * @memberof fieldcast.v1.Ack
             * @instance
             */
            Ack.prototype.reportIds = $util.emptyArray;

            /**
             * Ack refusals.
             * @member {Array.<fieldcast.v1.Refusal>} refusals
             * @memberof fieldcast.v1.Ack
             * @instance
             */
            Ack.prototype.refusals = $util.emptyArray;

            /**
             * Encodes the specified Ack message. Does not implicitly {@link fieldcast.v1.Ack.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.Ack
             * @static
             * @param {fieldcast.v1.Ack.$Properties} message Ack message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Ack.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.level != null && $Object.hasOwnProperty.call(message, "level") && message.level !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.level);
                if (message.reportIds != null && message.reportIds.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).uint32s(message.reportIds);
                if (message.refusals != null && message.refusals.length)
                    for (let i = 0; i < message.refusals.length; ++i)
                        $root.fieldcast.v1.Refusal.encode(message.refusals[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Ack message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.Ack
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.Ack & fieldcast.v1.Ack.$Shape} Ack
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Ack.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.Ack();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.level = value;
                            else
                                delete message.level;
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.reportIds && message.reportIds.length))
                                    message.reportIds = [];
                                reader.uint32s(message.reportIds);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.reportIds && message.reportIds.length))
                                message.reportIds = [];
                            message.reportIds.push(reader.uint32());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.refusals && message.refusals.length))
                                message.refusals = [];
                            message.refusals.push($root.fieldcast.v1.Refusal.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Ack;
        })();

        v1.Refusal = (function() {

            /**
             * Properties of a Refusal.
             * @typedef {Object} fieldcast.v1.Refusal.$Properties
             * @property {number} [reportId] Refusal reportId
             * @property {fieldcast.v1.RefusalReason} [reason] Refusal reason
             * @property {Array.<number>} [positionIndexes] Refusal positionIndexes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Refusal.
             * @memberof fieldcast.v1
             * @interface IRefusal
             * @augments fieldcast.v1.Refusal.$Properties
             * @deprecated Use fieldcast.v1.Refusal.$Properties instead.
             */

            /**
             * Shape of a Refusal.
             * @typedef {fieldcast.v1.Refusal.$Properties} fieldcast.v1.Refusal.$Shape
             */

            /**
             * Constructs a new Refusal.
             * @memberof fieldcast.v1
             * @classdesc Represents a Refusal.
             * @constructor
             * @param {fieldcast.v1.Refusal.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Refusal = function (properties) {
                this.positionIndexes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Refusal reportId.
             * @member {number} reportId
             * @memberof fieldcast.v1.Refusal
             * @instance
             */
            Refusal.prototype.reportId = 0;

            /**
             * Refusal reason.
             * @member {fieldcast.v1.RefusalReason} reason
             * @memberof fieldcast.v1.Refusal
             * @instance
             */
            Refusal.prototype.reason = 0;

            /**
             * Refusal positionIndexes.
             * @member {Array.<number>} positionIndexes
             * @memberof fieldcast.v1.Refusal
             * @instance
             */
            Refusal.prototype.positionIndexes = $util.emptyArray;

            /**
             * Encodes the specified Refusal message. Does not implicitly {@link fieldcast.v1.Refusal.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.Refusal
             * @static
             * @param {fieldcast.v1.Refusal.$Properties} message Refusal message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Refusal.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.reportId != null && $Object.hasOwnProperty.call(message, "reportId") && message.reportId !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.reportId);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).int32(message.reason);
                if (message.positionIndexes != null && message.positionIndexes.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).uint32s(message.positionIndexes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Refusal message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.Refusal
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.Refusal & fieldcast.v1.Refusal.$Shape} Refusal
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Refusal.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.Refusal();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.reportId = value;
                            else
                                delete message.reportId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 3: {
                            if (wireType === 2) {
                                if (!(message.positionIndexes && message.positionIndexes.length))
                                    message.positionIndexes = [];
                                reader.uint32s(message.positionIndexes);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.positionIndexes && message.positionIndexes.length))
                                message.positionIndexes = [];
                            message.positionIndexes.push(reader.uint32());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Refusal;
        })();

        /**
         * RefusalReason enum.
         * @name fieldcast.v1.RefusalReason
         * @enum {number}
         * @property {number} REFUSAL_REASON_UNSPECIFIED=0 REFUSAL_REASON_UNSPECIFIED value
         * @property {number} OUT_OF_RANGE=1 OUT_OF_RANGE value
         * @property {number} NOT_FINITE=2 NOT_FINITE value
         * @property {number} TOO_OLD=3 TOO_OLD value
         * @property {number} IN_FUTURE=4 IN_FUTURE value
         * @property {number} NULL_ISLAND=5 NULL_ISLAND value
         * @property {number} REPORT_TOO_LARGE=6 REPORT_TOO_LARGE value
         * @property {number} EMPTY_REPORT=7 EMPTY_REPORT value
         */
        v1.RefusalReason = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "REFUSAL_REASON_UNSPECIFIED"] = 0;
            values[valuesById[1] = "OUT_OF_RANGE"] = 1;
            values[valuesById[2] = "NOT_FINITE"] = 2;
            values[valuesById[3] = "TOO_OLD"] = 3;
            values[valuesById[4] = "IN_FUTURE"] = 4;
            values[valuesById[5] = "NULL_ISLAND"] = 5;
            values[valuesById[6] = "REPORT_TOO_LARGE"] = 6;
            values[valuesById[7] = "EMPTY_REPORT"] = 7;
            return values;
        })();

        /**
         * Duty enum.
         * @name fieldcast.v1.Duty
         * @enum {number}
         * @property {number} DUTY_UNSPECIFIED=0 DUTY_UNSPECIFIED value
         * @property {number} OFF_DUTY=1 OFF_DUTY value
         * @property {number} AVAILABLE=2 AVAILABLE value
         * @property {number} EN_ROUTE=3 EN_ROUTE value
         * @property {number} ON_SITE=4 ON_SITE value
         */
        v1.Duty = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "DUTY_UNSPECIFIED"] = 0;
            values[valuesById[1] = "OFF_DUTY"] = 1;
            values[valuesById[2] = "AVAILABLE"] = 2;
            values[valuesById[3] = "EN_ROUTE"] = 3;
            values[valuesById[4] = "ON_SITE"] = 4;
            return values;
        })();

        /**
         * Blocker enum.
         * @name fieldcast.v1.Blocker
         * @enum {number}
         * @property {number} BLOCKER_UNSPECIFIED=0 BLOCKER_UNSPECIFIED value
         * @property {number} NO_PERMISSION=1 NO_PERMISSION value
         * @property {number} LOCATION_OFF=2 LOCATION_OFF value
         * @property {number} LOW_POWER=3 LOW_POWER value
         * @property {number} MOCK_LOCATION=4 MOCK_LOCATION value
         * @property {number} NO_SIGNAL=5 NO_SIGNAL value
         */
        v1.Blocker = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "BLOCKER_UNSPECIFIED"] = 0;
            values[valuesById[1] = "NO_PERMISSION"] = 1;
            values[valuesById[2] = "LOCATION_OFF"] = 2;
            values[valuesById[3] = "LOW_POWER"] = 3;
            values[valuesById[4] = "MOCK_LOCATION"] = 4;
            values[valuesById[5] = "NO_SIGNAL"] = 5;
            return values;
        })();

        v1.Status = (function() {

            /**
             * Properties of a Status.
             * @typedef {Object} fieldcast.v1.Status.$Properties
             * @property {fieldcast.v1.Duty} [duty] Status duty
             * @property {Array.<fieldcast.v1.Blocker>} [blockers] Status blockers
             * @property {number|null} [batteryPercent] Status batteryPercent
             * @property {boolean|null} [charging] Status charging
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Status.
             * @memberof fieldcast.v1
             * @interface IStatus
             * @augments fieldcast.v1.Status.$Properties
             * @deprecated Use fieldcast.v1.Status.$Properties instead.
             */

            /**
             * Shape of a Status.
             * @typedef {fieldcast.v1.Status.$Properties} fieldcast.v1.Status.$Shape
             */

            /**
             * Constructs a new Status.
             * @memberof fieldcast.v1
             * @classdesc Represents a Status.
             * @constructor
             * @param {fieldcast.v1.Status.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Status = function (properties) {
                this.blockers = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Status duty.
             * @member {fieldcast.v1.Duty} duty
             * @memberof fieldcast.v1.Status
             * @instance
             */
            Status.prototype.duty = 0;

            /**
             * Status blockers.
             * @member {Array.<fieldcast.v1.Blocker>} blockers
             * @memberof fieldcast.v1.Status
             * @instance
             */
            Status.prototype.blockers = $util.emptyArray;

            /**
             * Status batteryPercent.
             * @member {number|null} batteryPercent
             * @memberof fieldcast.v1.Status
             * @instance
             */
            Status.prototype.batteryPercent = null;

            /**
             * Status charging.
             * @member {boolean|null} charging
             * @memberof fieldcast.v1.Status
             * @instance
             */
            Status.prototype.charging = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Status.prototype, "_batteryPercent", {
                get: $util.oneOfGetter($oneOfFields = ["batteryPercent"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(Status.prototype, "_charging", {
                get: $util.oneOfGetter($oneOfFields = ["charging"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified Status message. Does not implicitly {@link fieldcast.v1.Status.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.Status
             * @static
             * @param {fieldcast.v1.Status.$Properties} message Status message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Status.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.duty != null && $Object.hasOwnProperty.call(message, "duty") && message.duty !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.duty);
                if (message.blockers != null && message.blockers.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).int32s(message.blockers);
                if (message.batteryPercent != null && $Object.hasOwnProperty.call(message, "batteryPercent"))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.batteryPercent);
                if (message.charging != null && $Object.hasOwnProperty.call(message, "charging"))
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.charging);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Status message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.Status
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.Status & fieldcast.v1.Status.$Shape} Status
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Status.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.Status();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.duty = value;
                            else
                                delete message.duty;
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.blockers && message.blockers.length))
                                    message.blockers = [];
                                reader.int32s(message.blockers);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.blockers && message.blockers.length))
                                message.blockers = [];
                            message.blockers.push(reader.int32());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.batteryPercent = reader.uint32();
                            message._batteryPercent = "batteryPercent";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.charging = reader.bool();
                            message._charging = "charging";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Status;
        })();

        /**
         * PolicyReason enum.
         * @name fieldcast.v1.PolicyReason
         * @enum {number}
         * @property {number} POLICY_REASON_UNSPECIFIED=0 POLICY_REASON_UNSPECIFIED value
         * @property {number} DEFAULT=1 DEFAULT value
         * @property {number} WATCHED=2 WATCHED value
         * @property {number} NEAR_JOB=3 NEAR_JOB value
         * @property {number} LOW_BATTERY=4 LOW_BATTERY value
         */
        v1.PolicyReason = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "POLICY_REASON_UNSPECIFIED"] = 0;
            values[valuesById[1] = "DEFAULT"] = 1;
            values[valuesById[2] = "WATCHED"] = 2;
            values[valuesById[3] = "NEAR_JOB"] = 3;
            values[valuesById[4] = "LOW_BATTERY"] = 4;
            return values;
        })();

        v1.Policy = (function() {

            /**
             * Properties of a Policy.
             * @typedef {Object} fieldcast.v1.Policy.$Properties
             * @property {number} [intervalMs] Policy intervalMs
             * @property {number} [distanceM] Policy distanceM
             * @property {fieldcast.v1.PolicyReason} [reason] Policy reason
             * @property {number} [watchedIntervalMs] Policy watchedIntervalMs
             * @property {number} [stillIntervalMs] Policy stillIntervalMs
             * @property {Array.<string>} [watcherNames] Policy watcherNames
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Policy.
             * @memberof fieldcast.v1
             * @interface IPolicy
             * @augments fieldcast.v1.Policy.$Properties
             * @deprecated Use fieldcast.v1.Policy.$Properties instead.
             */

            /**
             * Shape of a Policy.
             * @typedef {fieldcast.v1.Policy.$Properties} fieldcast.v1.Policy.$Shape
             */

            /**
             * Constructs a new Policy.
             * @memberof fieldcast.v1
             * @classdesc Represents a Policy.
             * @constructor
             * @param {fieldcast.v1.Policy.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Policy = function (properties) {
                this.watcherNames = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Policy intervalMs.
             * @member {number} intervalMs
             * @memberof fieldcast.v1.Policy
             * @instance
             */
            Policy.prototype.intervalMs = 0;

            /**
             * Policy distanceM.
             * @member {number} distanceM
             * @memberof fieldcast.v1.Policy
             * @instance
             */
            Policy.prototype.distanceM = 0;

            /**
             * Policy reason.
             * @member {fieldcast.v1.PolicyReason} reason
             * @memberof fieldcast.v1.Policy
             * @instance
             */
            Policy.prototype.reason = 0;

            /**
             * Policy watchedIntervalMs.
             * @member {number} watchedIntervalMs
             * @memberof fieldcast.v1.Policy
             * @instance
             */
            Policy.prototype.watchedIntervalMs = 0;

            /**
             * Policy stillIntervalMs.
             * @member {number} stillIntervalMs
             * @memberof fieldcast.v1.Policy
             * @instance
             */
            Policy.prototype.stillIntervalMs = 0;

            /**
             * Policy watcherNames.
             * @member {Array.<string>} watcherNames
             * @memberof fieldcast.v1.Policy
             * @instance
             */
            Policy.prototype.watcherNames = $util.emptyArray;

            /**
             * Encodes the specified Policy message. Does not implicitly {@link fieldcast.v1.Policy.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.Policy
             * @static
             * @param {fieldcast.v1.Policy.$Properties} message Policy message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Policy.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.intervalMs != null && $Object.hasOwnProperty.call(message, "intervalMs") && message.intervalMs !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.intervalMs);
                if (message.distanceM != null && $Object.hasOwnProperty.call(message, "distanceM") && message.distanceM !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.distanceM);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.reason);
                if (message.watchedIntervalMs != null && $Object.hasOwnProperty.call(message, "watchedIntervalMs") && message.watchedIntervalMs !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.watchedIntervalMs);
                if (message.stillIntervalMs != null && $Object.hasOwnProperty.call(message, "stillIntervalMs") && message.stillIntervalMs !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.stillIntervalMs);
                if (message.watcherNames != null && message.watcherNames.length)
                    for (let i = 0; i < message.watcherNames.length; ++i)
                        writer.uint32(/* id 6, wireType 2 =*/50).string(message.watcherNames[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Policy message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.Policy
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.Policy & fieldcast.v1.Policy.$Shape} Policy
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Policy.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.Policy();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.intervalMs = value;
                            else
                                delete message.intervalMs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.distanceM = value;
                            else
                                delete message.distanceM;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.watchedIntervalMs = value;
                            else
                                delete message.watchedIntervalMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.stillIntervalMs = value;
                            else
                                delete message.stillIntervalMs;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.watcherNames && message.watcherNames.length))
                                message.watcherNames = [];
                            message.watcherNames.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Policy;
        })();

        v1.Configuration = (function() {

            /**
             * Properties of a Configuration.
             * @typedef {Object} fieldcast.v1.Configuration.$Properties
             * @property {Object.<string,string>} [flags] Configuration flags
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Configuration.
             * @memberof fieldcast.v1
             * @interface IConfiguration
             * @augments fieldcast.v1.Configuration.$Properties
             * @deprecated Use fieldcast.v1.Configuration.$Properties instead.
             */

            /**
             * Shape of a Configuration.
             * @typedef {fieldcast.v1.Configuration.$Properties} fieldcast.v1.Configuration.$Shape
             */

            /**
             * Constructs a new Configuration.
             * @memberof fieldcast.v1
             * @classdesc Represents a Configuration.
             * @constructor
             * @param {fieldcast.v1.Configuration.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Configuration = function (properties) {
                this.flags = {};
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Configuration flags.
             * @member {Object.<string,string>} flags
             * @memberof fieldcast.v1.Configuration
             * @instance
             */
            Configuration.prototype.flags = $util.emptyObject;

            /**
             * Encodes the specified Configuration message. Does not implicitly {@link fieldcast.v1.Configuration.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.Configuration
             * @static
             * @param {fieldcast.v1.Configuration.$Properties} message Configuration message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Configuration.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.flags != null && $Object.hasOwnProperty.call(message, "flags"))
                    for (let keys = $Object.keys(message.flags), i = 0; i < keys.length; ++i)
                        writer.uint32(/* id 1, wireType 2 =*/10).fork().uint32(/* id 1, wireType 2 =*/10).string(keys[i]).uint32(/* id 2, wireType 2 =*/18).string(message.flags[keys[i]]).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Configuration message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.Configuration
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.Configuration & fieldcast.v1.Configuration.$Shape} Configuration
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Configuration.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, key, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.Configuration();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (message.flags === $util.emptyObject)
                                message.flags = {};
                            let end2 = reader.size() + reader.pos;
                            if (end2 > reader.len)
                                throw $RangeError("index out of range");
                            reader.len = end2;
                            key = "";
                            value = "";
                            while (reader.pos < end2) {
                                let tag2 = reader.tag();
                                wireType = tag2 & 7;
                                switch (tag2 >>>= 3) {
                                case 1:
                                    if (wireType !== 2)
                                        break;
                                    key = reader.stringVerify();
                                    continue;
                                case 2:
                                    if (wireType !== 2)
                                        break;
                                    value = reader.stringVerify();
                                    continue;
                                }
                                reader.skipType(wireType, _depth, tag2);
                            }
                            if (reader.pos !== end2)
                                throw $RangeError("index out of range");
                            reader.len = end;
                            if (key === "__proto__")
                                $util.makeProp(message.flags, key);
                            message.flags[key] = value;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Configuration;
        })();

        v1.BoardClientFrame = (function() {

            /**
             * Properties of a BoardClientFrame.
             * @typedef {Object} fieldcast.v1.BoardClientFrame.$Properties
             * @property {fieldcast.v1.BoardHello.$Properties|null} [hello] BoardClientFrame hello
             * @property {fieldcast.v1.View.$Properties|null} [view] BoardClientFrame view
             * @property {fieldcast.v1.Refresh.$Properties|null} [refresh] BoardClientFrame refresh
             * @property {fieldcast.v1.Ping.$Properties|null} [ping] BoardClientFrame ping
             * @property {"hello"|"view"|"refresh"|"ping"} [frame] BoardClientFrame frame
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a BoardClientFrame.
             * @memberof fieldcast.v1
             * @interface IBoardClientFrame
             * @augments fieldcast.v1.BoardClientFrame.$Properties
             * @deprecated Use fieldcast.v1.BoardClientFrame.$Properties instead.
             */

            /**
             * Narrowed shape of a BoardClientFrame.
             * @typedef {{
             *   hello?: fieldcast.v1.BoardHello.$Shape|null;
             *   view?: fieldcast.v1.View.$Shape|null;
             *   refresh?: fieldcast.v1.Refresh.$Shape|null;
             *   ping?: fieldcast.v1.Ping.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ frame?: undefined; hello?: null; view?: null; refresh?: null; ping?: null }|{ frame?: "hello"; hello: fieldcast.v1.BoardHello.$Shape; view?: null; refresh?: null; ping?: null }|{ frame?: "view"; hello?: null; view: fieldcast.v1.View.$Shape; refresh?: null; ping?: null }|{ frame?: "refresh"; hello?: null; view?: null; refresh: fieldcast.v1.Refresh.$Shape; ping?: null }|{ frame?: "ping"; hello?: null; view?: null; refresh?: null; ping: fieldcast.v1.Ping.$Shape })
             * )} fieldcast.v1.BoardClientFrame.$Shape
             */

            /**
             * Constructs a new BoardClientFrame.
             * @memberof fieldcast.v1
             * @classdesc Represents a BoardClientFrame.
             * @constructor
             * @param {fieldcast.v1.BoardClientFrame.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const BoardClientFrame = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * BoardClientFrame hello.
             * @member {fieldcast.v1.BoardHello|null} hello
             * @memberof fieldcast.v1.BoardClientFrame
             * @instance
             */
            BoardClientFrame.prototype.hello = null;

            /**
             * BoardClientFrame view.
             * @member {fieldcast.v1.View|null} view
             * @memberof fieldcast.v1.BoardClientFrame
             * @instance
             */
            BoardClientFrame.prototype.view = null;

            /**
             * BoardClientFrame refresh.
             * @member {fieldcast.v1.Refresh|null} refresh
             * @memberof fieldcast.v1.BoardClientFrame
             * @instance
             */
            BoardClientFrame.prototype.refresh = null;

            /**
             * BoardClientFrame ping.
             * @member {fieldcast.v1.Ping|null} ping
             * @memberof fieldcast.v1.BoardClientFrame
             * @instance
             */
            BoardClientFrame.prototype.ping = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * BoardClientFrame frame.
             * @member {"hello"|"view"|"refresh"|"ping"|undefined} frame
             * @memberof fieldcast.v1.BoardClientFrame
             * @instance
             */
            $Object.defineProperty(BoardClientFrame.prototype, "frame", {
                get: $util.oneOfGetter($oneOfFields = ["hello", "view", "refresh", "ping"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified BoardClientFrame message. Does not implicitly {@link fieldcast.v1.BoardClientFrame.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.BoardClientFrame
             * @static
             * @param {fieldcast.v1.BoardClientFrame.$Properties} message BoardClientFrame message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            BoardClientFrame.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.hello != null && $Object.hasOwnProperty.call(message, "hello"))
                    $root.fieldcast.v1.BoardHello.encode(message.hello, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.view != null && $Object.hasOwnProperty.call(message, "view"))
                    $root.fieldcast.v1.View.encode(message.view, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.refresh != null && $Object.hasOwnProperty.call(message, "refresh"))
                    $root.fieldcast.v1.Refresh.encode(message.refresh, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.ping != null && $Object.hasOwnProperty.call(message, "ping"))
                    $root.fieldcast.v1.Ping.encode(message.ping, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a BoardClientFrame message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.BoardClientFrame
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.BoardClientFrame & fieldcast.v1.BoardClientFrame.$Shape} BoardClientFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            BoardClientFrame.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.BoardClientFrame();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.hello = $root.fieldcast.v1.BoardHello.decode(reader, reader.size(), $undefined, _depth + 1, message.hello);
                            message.frame = "hello";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.view = $root.fieldcast.v1.View.decode(reader, reader.size(), $undefined, _depth + 1, message.view);
                            message.frame = "view";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.refresh = $root.fieldcast.v1.Refresh.decode(reader, reader.size(), $undefined, _depth + 1, message.refresh);
                            message.frame = "refresh";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.ping = $root.fieldcast.v1.Ping.decode(reader, reader.size(), $undefined, _depth + 1, message.ping);
                            message.frame = "ping";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return BoardClientFrame;
        })();

        v1.BoardServerFrame = (function() {

            /**
             * Properties of a BoardServerFrame.
             * @typedef {Object} fieldcast.v1.BoardServerFrame.$Properties
             * @property {fieldcast.v1.BoardWelcome.$Properties|null} [welcome] BoardServerFrame welcome
             * @property {fieldcast.v1.Snapshot.$Properties|null} [snapshot] BoardServerFrame snapshot
             * @property {fieldcast.v1.Delta.$Properties|null} [delta] BoardServerFrame delta
             * @property {fieldcast.v1.TokenExpiring.$Properties|null} [tokenExpiring] BoardServerFrame tokenExpiring
             * @property {fieldcast.v1.TokenAccepted.$Properties|null} [tokenAccepted] BoardServerFrame tokenAccepted
             * @property {fieldcast.v1.Drain.$Properties|null} [drain] BoardServerFrame drain
             * @property {fieldcast.v1.Error.$Properties|null} [error] BoardServerFrame error
             * @property {fieldcast.v1.Pong.$Properties|null} [pong] BoardServerFrame pong
             * @property {"welcome"|"snapshot"|"delta"|"tokenExpiring"|"tokenAccepted"|"drain"|"error"|"pong"} [frame] BoardServerFrame frame
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a BoardServerFrame.
             * @memberof fieldcast.v1
             * @interface IBoardServerFrame
             * @augments fieldcast.v1.BoardServerFrame.$Properties
             * @deprecated Use fieldcast.v1.BoardServerFrame.$Properties instead.
             */

            /**
             * Narrowed shape of a BoardServerFrame.
             * @typedef {{
             *   welcome?: fieldcast.v1.BoardWelcome.$Shape|null;
             *   snapshot?: fieldcast.v1.Snapshot.$Shape|null;
             *   delta?: fieldcast.v1.Delta.$Shape|null;
             *   tokenExpiring?: fieldcast.v1.TokenExpiring.$Shape|null;
             *   tokenAccepted?: fieldcast.v1.TokenAccepted.$Shape|null;
             *   drain?: fieldcast.v1.Drain.$Shape|null;
             *   error?: fieldcast.v1.Error.$Shape|null;
             *   pong?: fieldcast.v1.Pong.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ frame?: undefined; welcome?: null; snapshot?: null; delta?: null; tokenExpiring?: null; tokenAccepted?: null; drain?: null; error?: null; pong?: null }|{ frame?: "welcome"; welcome: fieldcast.v1.BoardWelcome.$Shape; snapshot?: null; delta?: null; tokenExpiring?: null; tokenAccepted?: null; drain?: null; error?: null; pong?: null }|{ frame?: "snapshot"; welcome?: null; snapshot: fieldcast.v1.Snapshot.$Shape; delta?: null; tokenExpiring?: null; tokenAccepted?: null; drain?: null; error?: null; pong?: null }|{ frame?: "delta"; welcome?: null; snapshot?: null; delta: fieldcast.v1.Delta.$Shape; tokenExpiring?: null; tokenAccepted?: null; drain?: null; error?: null; pong?: null }|{ frame?: "tokenExpiring"; welcome?: null; snapshot?: null; delta?: null; tokenExpiring: fieldcast.v1.TokenExpiring.$Shape; tokenAccepted?: null; drain?: null; error?: null; pong?: null }|{ frame?: "tokenAccepted"; welcome?: null; snapshot?: null; delta?: null; tokenExpiring?: null; tokenAccepted: fieldcast.v1.TokenAccepted.$Shape; drain?: null; error?: null; pong?: null }|{ frame?: "drain"; welcome?: null; snapshot?: null; delta?: null; tokenExpiring?: null; tokenAccepted?: null; drain: fieldcast.v1.Drain.$Shape; error?: null; pong?: null }|{ frame?: "error"; welcome?: null; snapshot?: null; delta?: null; tokenExpiring?: null; tokenAccepted?: null; drain?: null; error: fieldcast.v1.Error.$Shape; pong?: null }|{ frame?: "pong"; welcome?: null; snapshot?: null; delta?: null; tokenExpiring?: null; tokenAccepted?: null; drain?: null; error?: null; pong: fieldcast.v1.Pong.$Shape })
             * )} fieldcast.v1.BoardServerFrame.$Shape
             */

            /**
             * Constructs a new BoardServerFrame.
             * @memberof fieldcast.v1
             * @classdesc Represents a BoardServerFrame.
             * @constructor
             * @param {fieldcast.v1.BoardServerFrame.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const BoardServerFrame = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * BoardServerFrame welcome.
             * @member {fieldcast.v1.BoardWelcome|null} welcome
             * @memberof fieldcast.v1.BoardServerFrame
             * @instance
             */
            BoardServerFrame.prototype.welcome = null;

            /**
             * BoardServerFrame snapshot.
             * @member {fieldcast.v1.Snapshot|null} snapshot
             * @memberof fieldcast.v1.BoardServerFrame
             * @instance
             */
            BoardServerFrame.prototype.snapshot = null;

            /**
             * BoardServerFrame delta.
             * @member {fieldcast.v1.Delta|null} delta
             * @memberof fieldcast.v1.BoardServerFrame
             * @instance
             */
            BoardServerFrame.prototype.delta = null;

            /**
             * BoardServerFrame tokenExpiring.
             * @member {fieldcast.v1.TokenExpiring|null} tokenExpiring
             * @memberof fieldcast.v1.BoardServerFrame
             * @instance
             */
            BoardServerFrame.prototype.tokenExpiring = null;

            /**
             * BoardServerFrame tokenAccepted.
             * @member {fieldcast.v1.TokenAccepted|null} tokenAccepted
             * @memberof fieldcast.v1.BoardServerFrame
             * @instance
             */
            BoardServerFrame.prototype.tokenAccepted = null;

            /**
             * BoardServerFrame drain.
             * @member {fieldcast.v1.Drain|null} drain
             * @memberof fieldcast.v1.BoardServerFrame
             * @instance
             */
            BoardServerFrame.prototype.drain = null;

            /**
             * BoardServerFrame error.
             * @member {fieldcast.v1.Error|null} error
             * @memberof fieldcast.v1.BoardServerFrame
             * @instance
             */
            BoardServerFrame.prototype.error = null;

            /**
             * BoardServerFrame pong.
             * @member {fieldcast.v1.Pong|null} pong
             * @memberof fieldcast.v1.BoardServerFrame
             * @instance
             */
            BoardServerFrame.prototype.pong = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * BoardServerFrame frame.
             * @member {"welcome"|"snapshot"|"delta"|"tokenExpiring"|"tokenAccepted"|"drain"|"error"|"pong"|undefined} frame
             * @memberof fieldcast.v1.BoardServerFrame
             * @instance
             */
            $Object.defineProperty(BoardServerFrame.prototype, "frame", {
                get: $util.oneOfGetter($oneOfFields = ["welcome", "snapshot", "delta", "tokenExpiring", "tokenAccepted", "drain", "error", "pong"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified BoardServerFrame message. Does not implicitly {@link fieldcast.v1.BoardServerFrame.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.BoardServerFrame
             * @static
             * @param {fieldcast.v1.BoardServerFrame.$Properties} message BoardServerFrame message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            BoardServerFrame.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.welcome != null && $Object.hasOwnProperty.call(message, "welcome"))
                    $root.fieldcast.v1.BoardWelcome.encode(message.welcome, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.snapshot != null && $Object.hasOwnProperty.call(message, "snapshot"))
                    $root.fieldcast.v1.Snapshot.encode(message.snapshot, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.delta != null && $Object.hasOwnProperty.call(message, "delta"))
                    $root.fieldcast.v1.Delta.encode(message.delta, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.tokenExpiring != null && $Object.hasOwnProperty.call(message, "tokenExpiring"))
                    $root.fieldcast.v1.TokenExpiring.encode(message.tokenExpiring, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.tokenAccepted != null && $Object.hasOwnProperty.call(message, "tokenAccepted"))
                    $root.fieldcast.v1.TokenAccepted.encode(message.tokenAccepted, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.drain != null && $Object.hasOwnProperty.call(message, "drain"))
                    $root.fieldcast.v1.Drain.encode(message.drain, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.error != null && $Object.hasOwnProperty.call(message, "error"))
                    $root.fieldcast.v1.Error.encode(message.error, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.pong != null && $Object.hasOwnProperty.call(message, "pong"))
                    $root.fieldcast.v1.Pong.encode(message.pong, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a BoardServerFrame message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.BoardServerFrame
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.BoardServerFrame & fieldcast.v1.BoardServerFrame.$Shape} BoardServerFrame
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            BoardServerFrame.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.BoardServerFrame();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.welcome = $root.fieldcast.v1.BoardWelcome.decode(reader, reader.size(), $undefined, _depth + 1, message.welcome);
                            message.frame = "welcome";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.snapshot = $root.fieldcast.v1.Snapshot.decode(reader, reader.size(), $undefined, _depth + 1, message.snapshot);
                            message.frame = "snapshot";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.delta = $root.fieldcast.v1.Delta.decode(reader, reader.size(), $undefined, _depth + 1, message.delta);
                            message.frame = "delta";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.tokenExpiring = $root.fieldcast.v1.TokenExpiring.decode(reader, reader.size(), $undefined, _depth + 1, message.tokenExpiring);
                            message.frame = "tokenExpiring";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.tokenAccepted = $root.fieldcast.v1.TokenAccepted.decode(reader, reader.size(), $undefined, _depth + 1, message.tokenAccepted);
                            message.frame = "tokenAccepted";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.drain = $root.fieldcast.v1.Drain.decode(reader, reader.size(), $undefined, _depth + 1, message.drain);
                            message.frame = "drain";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.error = $root.fieldcast.v1.Error.decode(reader, reader.size(), $undefined, _depth + 1, message.error);
                            message.frame = "error";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.pong = $root.fieldcast.v1.Pong.decode(reader, reader.size(), $undefined, _depth + 1, message.pong);
                            message.frame = "pong";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return BoardServerFrame;
        })();

        v1.BoardHello = (function() {

            /**
             * Properties of a BoardHello.
             * @typedef {Object} fieldcast.v1.BoardHello.$Properties
             * @property {number} [protocolVersion] BoardHello protocolVersion
             * @property {string} [token] BoardHello token
             * @property {fieldcast.v1.ResumePoint.$Properties} [resume] BoardHello resume
             * @property {fieldcast.v1.View.$Properties} [view] BoardHello view
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a BoardHello.
             * @memberof fieldcast.v1
             * @interface IBoardHello
             * @augments fieldcast.v1.BoardHello.$Properties
             * @deprecated Use fieldcast.v1.BoardHello.$Properties instead.
             */

            /**
             * Shape of a BoardHello.
             * @typedef {fieldcast.v1.BoardHello.$Properties} fieldcast.v1.BoardHello.$Shape
             */

            /**
             * Constructs a new BoardHello.
             * @memberof fieldcast.v1
             * @classdesc Represents a BoardHello.
             * @constructor
             * @param {fieldcast.v1.BoardHello.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const BoardHello = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * BoardHello protocolVersion.
             * @member {number} protocolVersion
             * @memberof fieldcast.v1.BoardHello
             * @instance
             */
            BoardHello.prototype.protocolVersion = 0;

            /**
             * BoardHello token.
             * @member {string} token
             * @memberof fieldcast.v1.BoardHello
             * @instance
             */
            BoardHello.prototype.token = "";

            /**
             * BoardHello resume.
             * @member {fieldcast.v1.ResumePoint} resume
             * @memberof fieldcast.v1.BoardHello
             * @instance
             */
            BoardHello.prototype.resume = null;

            /**
             * BoardHello view.
             * @member {fieldcast.v1.View} view
             * @memberof fieldcast.v1.BoardHello
             * @instance
             */
            BoardHello.prototype.view = null;

            /**
             * Encodes the specified BoardHello message. Does not implicitly {@link fieldcast.v1.BoardHello.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.BoardHello
             * @static
             * @param {fieldcast.v1.BoardHello.$Properties} message BoardHello message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            BoardHello.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.protocolVersion != null && $Object.hasOwnProperty.call(message, "protocolVersion") && message.protocolVersion !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.protocolVersion);
                if (message.token != null && $Object.hasOwnProperty.call(message, "token") && message.token !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.token);
                if (message.resume != null && $Object.hasOwnProperty.call(message, "resume"))
                    $root.fieldcast.v1.ResumePoint.encode(message.resume, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.view != null && $Object.hasOwnProperty.call(message, "view"))
                    $root.fieldcast.v1.View.encode(message.view, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a BoardHello message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.BoardHello
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.BoardHello & fieldcast.v1.BoardHello.$Shape} BoardHello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            BoardHello.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.BoardHello();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.protocolVersion = value;
                            else
                                delete message.protocolVersion;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.token = value;
                            else
                                delete message.token;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.resume = $root.fieldcast.v1.ResumePoint.decode(reader, reader.size(), $undefined, _depth + 1, message.resume);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.view = $root.fieldcast.v1.View.decode(reader, reader.size(), $undefined, _depth + 1, message.view);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return BoardHello;
        })();

        v1.ResumePoint = (function() {

            /**
             * Properties of a ResumePoint.
             * @typedef {Object} fieldcast.v1.ResumePoint.$Properties
             * @property {string} [epoch] ResumePoint epoch
             * @property {number} [version] ResumePoint version
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ResumePoint.
             * @memberof fieldcast.v1
             * @interface IResumePoint
             * @augments fieldcast.v1.ResumePoint.$Properties
             * @deprecated Use fieldcast.v1.ResumePoint.$Properties instead.
             */

            /**
             * Shape of a ResumePoint.
             * @typedef {fieldcast.v1.ResumePoint.$Properties} fieldcast.v1.ResumePoint.$Shape
             */

            /**
             * Constructs a new ResumePoint.
             * @memberof fieldcast.v1
             * @classdesc Represents a ResumePoint.
             * @constructor
             * @param {fieldcast.v1.ResumePoint.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ResumePoint = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ResumePoint epoch.
             * @member {string} epoch
             * @memberof fieldcast.v1.ResumePoint
             * @instance
             */
            ResumePoint.prototype.epoch = "";

            /**
             * ResumePoint version.
             * @member {number} version
             * @memberof fieldcast.v1.ResumePoint
             * @instance
             */
            ResumePoint.prototype.version = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified ResumePoint message. Does not implicitly {@link fieldcast.v1.ResumePoint.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.ResumePoint
             * @static
             * @param {fieldcast.v1.ResumePoint.$Properties} message ResumePoint message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ResumePoint.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.epoch);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && (typeof message.version === "object" ? message.version.low || message.version.high : message.version !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.version);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ResumePoint message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.ResumePoint
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.ResumePoint & fieldcast.v1.ResumePoint.$Shape} ResumePoint
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ResumePoint.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.ResumePoint();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ResumePoint;
        })();

        v1.View = (function() {

            /**
             * Properties of a View.
             * @typedef {Object} fieldcast.v1.View.$Properties
             * @property {number} [westE7] View westE7
             * @property {number} [southE7] View southE7
             * @property {number} [eastE7] View eastE7
             * @property {number} [northE7] View northE7
             * @property {number} [zoom] View zoom
             * @property {string} [followedTechnicianId] View followedTechnicianId
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a View.
             * @memberof fieldcast.v1
             * @interface IView
             * @augments fieldcast.v1.View.$Properties
             * @deprecated Use fieldcast.v1.View.$Properties instead.
             */

            /**
             * Shape of a View.
             * @typedef {fieldcast.v1.View.$Properties} fieldcast.v1.View.$Shape
             */

            /**
             * Constructs a new View.
             * @memberof fieldcast.v1
             * @classdesc Represents a View.
             * @constructor
             * @param {fieldcast.v1.View.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const View = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * View westE7.
             * @member {number} westE7
             * @memberof fieldcast.v1.View
             * @instance
             */
            View.prototype.westE7 = 0;

            /**
             * View southE7.
             * @member {number} southE7
             * @memberof fieldcast.v1.View
             * @instance
             */
            View.prototype.southE7 = 0;

            /**
             * View eastE7.
             * @member {number} eastE7
             * @memberof fieldcast.v1.View
             * @instance
             */
            View.prototype.eastE7 = 0;

            /**
             * View northE7.
             * @member {number} northE7
             * @memberof fieldcast.v1.View
             * @instance
             */
            View.prototype.northE7 = 0;

            /**
             * View zoom.
             * @member {number} zoom
             * @memberof fieldcast.v1.View
             * @instance
             */
            View.prototype.zoom = 0;

            /**
             * View followedTechnicianId.
             * @member {string} followedTechnicianId
             * @memberof fieldcast.v1.View
             * @instance
             */
            View.prototype.followedTechnicianId = "";

            /**
             * Encodes the specified View message. Does not implicitly {@link fieldcast.v1.View.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.View
             * @static
             * @param {fieldcast.v1.View.$Properties} message View message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            View.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.westE7 != null && $Object.hasOwnProperty.call(message, "westE7") && message.westE7 !== 0)
                    writer.uint32(/* id 1, wireType 5 =*/13).sfixed32(message.westE7);
                if (message.southE7 != null && $Object.hasOwnProperty.call(message, "southE7") && message.southE7 !== 0)
                    writer.uint32(/* id 2, wireType 5 =*/21).sfixed32(message.southE7);
                if (message.eastE7 != null && $Object.hasOwnProperty.call(message, "eastE7") && message.eastE7 !== 0)
                    writer.uint32(/* id 3, wireType 5 =*/29).sfixed32(message.eastE7);
                if (message.northE7 != null && $Object.hasOwnProperty.call(message, "northE7") && message.northE7 !== 0)
                    writer.uint32(/* id 4, wireType 5 =*/37).sfixed32(message.northE7);
                if (message.zoom != null && $Object.hasOwnProperty.call(message, "zoom") && message.zoom !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.zoom);
                if (message.followedTechnicianId != null && $Object.hasOwnProperty.call(message, "followedTechnicianId") && message.followedTechnicianId !== "")
                    writer.uint32(/* id 6, wireType 2 =*/50).string(message.followedTechnicianId);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a View message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.View
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.View & fieldcast.v1.View.$Shape} View
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            View.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.View();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 5)
                                break;
                            if (value = reader.sfixed32())
                                message.westE7 = value;
                            else
                                delete message.westE7;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 5)
                                break;
                            if (value = reader.sfixed32())
                                message.southE7 = value;
                            else
                                delete message.southE7;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 5)
                                break;
                            if (value = reader.sfixed32())
                                message.eastE7 = value;
                            else
                                delete message.eastE7;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 5)
                                break;
                            if (value = reader.sfixed32())
                                message.northE7 = value;
                            else
                                delete message.northE7;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.zoom = value;
                            else
                                delete message.zoom;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.followedTechnicianId = value;
                            else
                                delete message.followedTechnicianId;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return View;
        })();

        v1.BoardWelcome = (function() {

            /**
             * Properties of a BoardWelcome.
             * @typedef {Object} fieldcast.v1.BoardWelcome.$Properties
             * @property {number} [serverTimeMs] BoardWelcome serverTimeMs
             * @property {number} [tokenExpiresAtMs] BoardWelcome tokenExpiresAtMs
             * @property {string} [tenantId] BoardWelcome tenantId
             * @property {number} [deltaIntervalMs] BoardWelcome deltaIntervalMs
             * @property {number} [offscreenIntervalMs] BoardWelcome offscreenIntervalMs
             * @property {number} [heartbeatMs] BoardWelcome heartbeatMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a BoardWelcome.
             * @memberof fieldcast.v1
             * @interface IBoardWelcome
             * @augments fieldcast.v1.BoardWelcome.$Properties
             * @deprecated Use fieldcast.v1.BoardWelcome.$Properties instead.
             */

            /**
             * Shape of a BoardWelcome.
             * @typedef {fieldcast.v1.BoardWelcome.$Properties} fieldcast.v1.BoardWelcome.$Shape
             */

            /**
             * Constructs a new BoardWelcome.
             * @memberof fieldcast.v1
             * @classdesc Represents a BoardWelcome.
             * @constructor
             * @param {fieldcast.v1.BoardWelcome.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const BoardWelcome = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * BoardWelcome serverTimeMs.
             * @member {number} serverTimeMs
             * @memberof fieldcast.v1.BoardWelcome
             * @instance
             */
            BoardWelcome.prototype.serverTimeMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * BoardWelcome tokenExpiresAtMs.
             * @member {number} tokenExpiresAtMs
             * @memberof fieldcast.v1.BoardWelcome
             * @instance
             */
            BoardWelcome.prototype.tokenExpiresAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * BoardWelcome tenantId.
             * @member {string} tenantId
             * @memberof fieldcast.v1.BoardWelcome
             * @instance
             */
            BoardWelcome.prototype.tenantId = "";

            /**
             * BoardWelcome deltaIntervalMs.
             * @member {number} deltaIntervalMs
             * @memberof fieldcast.v1.BoardWelcome
             * @instance
             */
            BoardWelcome.prototype.deltaIntervalMs = 0;

            /**
             * BoardWelcome offscreenIntervalMs.
             * @member {number} offscreenIntervalMs
             * @memberof fieldcast.v1.BoardWelcome
             * @instance
             */
            BoardWelcome.prototype.offscreenIntervalMs = 0;

            /**
             * BoardWelcome heartbeatMs.
             * @member {number} heartbeatMs
             * @memberof fieldcast.v1.BoardWelcome
             * @instance
             */
            BoardWelcome.prototype.heartbeatMs = 0;

            /**
             * Encodes the specified BoardWelcome message. Does not implicitly {@link fieldcast.v1.BoardWelcome.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.BoardWelcome
             * @static
             * @param {fieldcast.v1.BoardWelcome.$Properties} message BoardWelcome message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            BoardWelcome.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.serverTimeMs != null && $Object.hasOwnProperty.call(message, "serverTimeMs") && (typeof message.serverTimeMs === "object" ? message.serverTimeMs.low || message.serverTimeMs.high : message.serverTimeMs !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.serverTimeMs);
                if (message.tokenExpiresAtMs != null && $Object.hasOwnProperty.call(message, "tokenExpiresAtMs") && (typeof message.tokenExpiresAtMs === "object" ? message.tokenExpiresAtMs.low || message.tokenExpiresAtMs.high : message.tokenExpiresAtMs !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.tokenExpiresAtMs);
                if (message.tenantId != null && $Object.hasOwnProperty.call(message, "tenantId") && message.tenantId !== "")
                    writer.uint32(/* id 3, wireType 2 =*/26).string(message.tenantId);
                if (message.deltaIntervalMs != null && $Object.hasOwnProperty.call(message, "deltaIntervalMs") && message.deltaIntervalMs !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.deltaIntervalMs);
                if (message.offscreenIntervalMs != null && $Object.hasOwnProperty.call(message, "offscreenIntervalMs") && message.offscreenIntervalMs !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.offscreenIntervalMs);
                if (message.heartbeatMs != null && $Object.hasOwnProperty.call(message, "heartbeatMs") && message.heartbeatMs !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.heartbeatMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a BoardWelcome message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.BoardWelcome
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.BoardWelcome & fieldcast.v1.BoardWelcome.$Shape} BoardWelcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            BoardWelcome.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.BoardWelcome();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.serverTimeMs = value;
                            else
                                delete message.serverTimeMs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.tokenExpiresAtMs = value;
                            else
                                delete message.tokenExpiresAtMs;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.tenantId = value;
                            else
                                delete message.tenantId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.deltaIntervalMs = value;
                            else
                                delete message.deltaIntervalMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.offscreenIntervalMs = value;
                            else
                                delete message.offscreenIntervalMs;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.heartbeatMs = value;
                            else
                                delete message.heartbeatMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return BoardWelcome;
        })();

        v1.Snapshot = (function() {

            /**
             * Properties of a Snapshot.
             * @typedef {Object} fieldcast.v1.Snapshot.$Properties
             * @property {string} [epoch] Snapshot epoch
             * @property {number} [version] Snapshot version
             * @property {number} [serverTimeMs] Snapshot serverTimeMs
             * @property {Array.<fieldcast.v1.TechnicianUpdate.$Properties>} [technicians] Snapshot technicians
             * @property {boolean} [complete] Snapshot complete
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Snapshot.
             * @memberof fieldcast.v1
             * @interface ISnapshot
             * @augments fieldcast.v1.Snapshot.$Properties
             * @deprecated Use fieldcast.v1.Snapshot.$Properties instead.
             */

            /**
             * Shape of a Snapshot.
             * @typedef {fieldcast.v1.Snapshot.$Properties} fieldcast.v1.Snapshot.$Shape
             */

            /**
             * Constructs a new Snapshot.
             * @memberof fieldcast.v1
             * @classdesc Represents a Snapshot.
             * @constructor
             * @param {fieldcast.v1.Snapshot.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Snapshot = function (properties) {
                this.technicians = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Snapshot epoch.
             * @member {string} epoch
             * @memberof fieldcast.v1.Snapshot
             * @instance
             */
            Snapshot.prototype.epoch = "";

            /**
             * Snapshot version.
             * @member {number} version
             * @memberof fieldcast.v1.Snapshot
             * @instance
             */
            Snapshot.prototype.version = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Snapshot serverTimeMs.
             * @member {number} serverTimeMs
             * @memberof fieldcast.v1.Snapshot
             * @instance
             */
            Snapshot.prototype.serverTimeMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Snapshot technicians.
             * @member {Array.<fieldcast.v1.TechnicianUpdate>} technicians
             * @memberof fieldcast.v1.Snapshot
             * @instance
             */
            Snapshot.prototype.technicians = $util.emptyArray;

            /**
             * Snapshot complete.
             * @member {boolean} complete
             * @memberof fieldcast.v1.Snapshot
             * @instance
             */
            Snapshot.prototype.complete = false;

            /**
             * Encodes the specified Snapshot message. Does not implicitly {@link fieldcast.v1.Snapshot.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.Snapshot
             * @static
             * @param {fieldcast.v1.Snapshot.$Properties} message Snapshot message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Snapshot.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && message.epoch !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.epoch);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && (typeof message.version === "object" ? message.version.low || message.version.high : message.version !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.version);
                if (message.serverTimeMs != null && $Object.hasOwnProperty.call(message, "serverTimeMs") && (typeof message.serverTimeMs === "object" ? message.serverTimeMs.low || message.serverTimeMs.high : message.serverTimeMs !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.serverTimeMs);
                if (message.technicians != null && message.technicians.length)
                    for (let i = 0; i < message.technicians.length; ++i)
                        $root.fieldcast.v1.TechnicianUpdate.encode(message.technicians[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.complete != null && $Object.hasOwnProperty.call(message, "complete") && message.complete !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.complete);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Snapshot message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.Snapshot
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.Snapshot & fieldcast.v1.Snapshot.$Shape} Snapshot
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Snapshot.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.Snapshot();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.serverTimeMs = value;
                            else
                                delete message.serverTimeMs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.technicians && message.technicians.length))
                                message.technicians = [];
                            message.technicians.push($root.fieldcast.v1.TechnicianUpdate.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.complete = value;
                            else
                                delete message.complete;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Snapshot;
        })();

        v1.Delta = (function() {

            /**
             * Properties of a Delta.
             * @typedef {Object} fieldcast.v1.Delta.$Properties
             * @property {number} [version] Delta version
             * @property {number} [serverTimeMs] Delta serverTimeMs
             * @property {Array.<fieldcast.v1.TechnicianUpdate.$Properties>} [technicians] Delta technicians
             * @property {number} [baseVersion] Delta baseVersion
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Delta.
             * @memberof fieldcast.v1
             * @interface IDelta
             * @augments fieldcast.v1.Delta.$Properties
             * @deprecated Use fieldcast.v1.Delta.$Properties instead.
             */

            /**
             * Shape of a Delta.
             * @typedef {fieldcast.v1.Delta.$Properties} fieldcast.v1.Delta.$Shape
             */

            /**
             * Constructs a new Delta.
             * @memberof fieldcast.v1
             * @classdesc Represents a Delta.
             * @constructor
             * @param {fieldcast.v1.Delta.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Delta = function (properties) {
                this.technicians = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Delta version.
             * @member {number} version
             * @memberof fieldcast.v1.Delta
             * @instance
             */
            Delta.prototype.version = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Delta serverTimeMs.
             * @member {number} serverTimeMs
             * @memberof fieldcast.v1.Delta
             * @instance
             */
            Delta.prototype.serverTimeMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Delta technicians.
             * @member {Array.<fieldcast.v1.TechnicianUpdate>} technicians
             * @memberof fieldcast.v1.Delta
             * @instance
             */
            Delta.prototype.technicians = $util.emptyArray;

            /**
             * Delta baseVersion.
             * @member {number} baseVersion
             * @memberof fieldcast.v1.Delta
             * @instance
             */
            Delta.prototype.baseVersion = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified Delta message. Does not implicitly {@link fieldcast.v1.Delta.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.Delta
             * @static
             * @param {fieldcast.v1.Delta.$Properties} message Delta message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Delta.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && (typeof message.version === "object" ? message.version.low || message.version.high : message.version !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.version);
                if (message.serverTimeMs != null && $Object.hasOwnProperty.call(message, "serverTimeMs") && (typeof message.serverTimeMs === "object" ? message.serverTimeMs.low || message.serverTimeMs.high : message.serverTimeMs !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.serverTimeMs);
                if (message.technicians != null && message.technicians.length)
                    for (let i = 0; i < message.technicians.length; ++i)
                        $root.fieldcast.v1.TechnicianUpdate.encode(message.technicians[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.baseVersion != null && $Object.hasOwnProperty.call(message, "baseVersion") && (typeof message.baseVersion === "object" ? message.baseVersion.low || message.baseVersion.high : message.baseVersion !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.baseVersion);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Delta message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.Delta
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.Delta & fieldcast.v1.Delta.$Shape} Delta
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Delta.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.Delta();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.serverTimeMs = value;
                            else
                                delete message.serverTimeMs;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.technicians && message.technicians.length))
                                message.technicians = [];
                            message.technicians.push($root.fieldcast.v1.TechnicianUpdate.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.baseVersion = value;
                            else
                                delete message.baseVersion;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Delta;
        })();

        v1.TechnicianUpdate = (function() {

            /**
             * Properties of a TechnicianUpdate.
             * @typedef {Object} fieldcast.v1.TechnicianUpdate.$Properties
             * @property {number} [ref] TechnicianUpdate ref
             * @property {fieldcast.v1.TechnicianIdentity.$Properties} [identity] TechnicianUpdate identity
             * @property {fieldcast.v1.LivePosition.$Properties} [position] TechnicianUpdate position
             * @property {fieldcast.v1.TechnicianPresence.$Properties} [presence] TechnicianUpdate presence
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TechnicianUpdate.
             * @memberof fieldcast.v1
             * @interface ITechnicianUpdate
             * @augments fieldcast.v1.TechnicianUpdate.$Properties
             * @deprecated Use fieldcast.v1.TechnicianUpdate.$Properties instead.
             */

            /**
             * Shape of a TechnicianUpdate.
             * @typedef {fieldcast.v1.TechnicianUpdate.$Properties} fieldcast.v1.TechnicianUpdate.$Shape
             */

            /**
             * Constructs a new TechnicianUpdate.
             * @memberof fieldcast.v1
             * @classdesc Represents a TechnicianUpdate.
             * @constructor
             * @param {fieldcast.v1.TechnicianUpdate.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TechnicianUpdate = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TechnicianUpdate ref.
             * @member {number} ref
             * @memberof fieldcast.v1.TechnicianUpdate
             * @instance
             */
            TechnicianUpdate.prototype.ref = 0;

            /**
             * TechnicianUpdate identity.
             * @member {fieldcast.v1.TechnicianIdentity} identity
             * @memberof fieldcast.v1.TechnicianUpdate
             * @instance
             */
            TechnicianUpdate.prototype.identity = null;

            /**
             * TechnicianUpdate position.
             * @member {fieldcast.v1.LivePosition} position
             * @memberof fieldcast.v1.TechnicianUpdate
             * @instance
             */
            TechnicianUpdate.prototype.position = null;

            /**
             * TechnicianUpdate presence.
             * @member {fieldcast.v1.TechnicianPresence} presence
             * @memberof fieldcast.v1.TechnicianUpdate
             * @instance
             */
            TechnicianUpdate.prototype.presence = null;

            /**
             * Encodes the specified TechnicianUpdate message. Does not implicitly {@link fieldcast.v1.TechnicianUpdate.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.TechnicianUpdate
             * @static
             * @param {fieldcast.v1.TechnicianUpdate.$Properties} message TechnicianUpdate message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TechnicianUpdate.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ref != null && $Object.hasOwnProperty.call(message, "ref") && message.ref !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.ref);
                if (message.identity != null && $Object.hasOwnProperty.call(message, "identity"))
                    $root.fieldcast.v1.TechnicianIdentity.encode(message.identity, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.position != null && $Object.hasOwnProperty.call(message, "position"))
                    $root.fieldcast.v1.LivePosition.encode(message.position, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.presence != null && $Object.hasOwnProperty.call(message, "presence"))
                    $root.fieldcast.v1.TechnicianPresence.encode(message.presence, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TechnicianUpdate message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.TechnicianUpdate
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.TechnicianUpdate & fieldcast.v1.TechnicianUpdate.$Shape} TechnicianUpdate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TechnicianUpdate.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.TechnicianUpdate();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.ref = value;
                            else
                                delete message.ref;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.identity = $root.fieldcast.v1.TechnicianIdentity.decode(reader, reader.size(), $undefined, _depth + 1, message.identity);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.position = $root.fieldcast.v1.LivePosition.decode(reader, reader.size(), $undefined, _depth + 1, message.position);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.presence = $root.fieldcast.v1.TechnicianPresence.decode(reader, reader.size(), $undefined, _depth + 1, message.presence);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TechnicianUpdate;
        })();

        v1.TechnicianIdentity = (function() {

            /**
             * Properties of a TechnicianIdentity.
             * @typedef {Object} fieldcast.v1.TechnicianIdentity.$Properties
             * @property {string} [technicianId] TechnicianIdentity technicianId
             * @property {string} [displayName] TechnicianIdentity displayName
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TechnicianIdentity.
             * @memberof fieldcast.v1
             * @interface ITechnicianIdentity
             * @augments fieldcast.v1.TechnicianIdentity.$Properties
             * @deprecated Use fieldcast.v1.TechnicianIdentity.$Properties instead.
             */

            /**
             * Shape of a TechnicianIdentity.
             * @typedef {fieldcast.v1.TechnicianIdentity.$Properties} fieldcast.v1.TechnicianIdentity.$Shape
             */

            /**
             * Constructs a new TechnicianIdentity.
             * @memberof fieldcast.v1
             * @classdesc Represents a TechnicianIdentity.
             * @constructor
             * @param {fieldcast.v1.TechnicianIdentity.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TechnicianIdentity = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TechnicianIdentity technicianId.
             * @member {string} technicianId
             * @memberof fieldcast.v1.TechnicianIdentity
             * @instance
             */
            TechnicianIdentity.prototype.technicianId = "";

            /**
             * TechnicianIdentity displayName.
             * @member {string} displayName
             * @memberof fieldcast.v1.TechnicianIdentity
             * @instance
             */
            TechnicianIdentity.prototype.displayName = "";

            /**
             * Encodes the specified TechnicianIdentity message. Does not implicitly {@link fieldcast.v1.TechnicianIdentity.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.TechnicianIdentity
             * @static
             * @param {fieldcast.v1.TechnicianIdentity.$Properties} message TechnicianIdentity message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TechnicianIdentity.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.technicianId != null && $Object.hasOwnProperty.call(message, "technicianId") && message.technicianId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.technicianId);
                if (message.displayName != null && $Object.hasOwnProperty.call(message, "displayName") && message.displayName !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.displayName);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TechnicianIdentity message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.TechnicianIdentity
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.TechnicianIdentity & fieldcast.v1.TechnicianIdentity.$Shape} TechnicianIdentity
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TechnicianIdentity.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.TechnicianIdentity();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.technicianId = value;
                            else
                                delete message.technicianId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.displayName = value;
                            else
                                delete message.displayName;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TechnicianIdentity;
        })();

        v1.LivePosition = (function() {

            /**
             * Properties of a LivePosition.
             * @typedef {Object} fieldcast.v1.LivePosition.$Properties
             * @property {number} [recordedAtMs] LivePosition recordedAtMs
             * @property {number} [latitudeE7] LivePosition latitudeE7
             * @property {number} [longitudeE7] LivePosition longitudeE7
             * @property {number|null} [accuracyDm] LivePosition accuracyDm
             * @property {number|null} [speedCmps] LivePosition speedCmps
             * @property {number|null} [headingDdeg] LivePosition headingDdeg
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LivePosition.
             * @memberof fieldcast.v1
             * @interface ILivePosition
             * @augments fieldcast.v1.LivePosition.$Properties
             * @deprecated Use fieldcast.v1.LivePosition.$Properties instead.
             */

            /**
             * Shape of a LivePosition.
             * @typedef {fieldcast.v1.LivePosition.$Properties} fieldcast.v1.LivePosition.$Shape
             */

            /**
             * Constructs a new LivePosition.
             * @memberof fieldcast.v1
             * @classdesc Represents a LivePosition.
             * @constructor
             * @param {fieldcast.v1.LivePosition.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LivePosition = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LivePosition recordedAtMs.
             * @member {number} recordedAtMs
             * @memberof fieldcast.v1.LivePosition
             * @instance
             */
            LivePosition.prototype.recordedAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * LivePosition latitudeE7.
             * @member {number} latitudeE7
             * @memberof fieldcast.v1.LivePosition
             * @instance
             */
            LivePosition.prototype.latitudeE7 = 0;

            /**
             * LivePosition longitudeE7.
             * @member {number} longitudeE7
             * @memberof fieldcast.v1.LivePosition
             * @instance
             */
            LivePosition.prototype.longitudeE7 = 0;

            /**
             * LivePosition accuracyDm.
             * @member {number|null} accuracyDm
             * @memberof fieldcast.v1.LivePosition
             * @instance
             */
            LivePosition.prototype.accuracyDm = null;

            /**
             * LivePosition speedCmps.
             * @member {number|null} speedCmps
             * @memberof fieldcast.v1.LivePosition
             * @instance
             */
            LivePosition.prototype.speedCmps = null;

            /**
             * LivePosition headingDdeg.
             * @member {number|null} headingDdeg
             * @memberof fieldcast.v1.LivePosition
             * @instance
             */
            LivePosition.prototype.headingDdeg = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(LivePosition.prototype, "_accuracyDm", {
                get: $util.oneOfGetter($oneOfFields = ["accuracyDm"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(LivePosition.prototype, "_speedCmps", {
                get: $util.oneOfGetter($oneOfFields = ["speedCmps"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(LivePosition.prototype, "_headingDdeg", {
                get: $util.oneOfGetter($oneOfFields = ["headingDdeg"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified LivePosition message. Does not implicitly {@link fieldcast.v1.LivePosition.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.LivePosition
             * @static
             * @param {fieldcast.v1.LivePosition.$Properties} message LivePosition message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LivePosition.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.recordedAtMs != null && $Object.hasOwnProperty.call(message, "recordedAtMs") && (typeof message.recordedAtMs === "object" ? message.recordedAtMs.low || message.recordedAtMs.high : message.recordedAtMs !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.recordedAtMs);
                if (message.latitudeE7 != null && $Object.hasOwnProperty.call(message, "latitudeE7") && message.latitudeE7 !== 0)
                    writer.uint32(/* id 2, wireType 5 =*/21).sfixed32(message.latitudeE7);
                if (message.longitudeE7 != null && $Object.hasOwnProperty.call(message, "longitudeE7") && message.longitudeE7 !== 0)
                    writer.uint32(/* id 3, wireType 5 =*/29).sfixed32(message.longitudeE7);
                if (message.accuracyDm != null && $Object.hasOwnProperty.call(message, "accuracyDm"))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.accuracyDm);
                if (message.speedCmps != null && $Object.hasOwnProperty.call(message, "speedCmps"))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.speedCmps);
                if (message.headingDdeg != null && $Object.hasOwnProperty.call(message, "headingDdeg"))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.headingDdeg);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LivePosition message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.LivePosition
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.LivePosition & fieldcast.v1.LivePosition.$Shape} LivePosition
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LivePosition.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.LivePosition();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.recordedAtMs = value;
                            else
                                delete message.recordedAtMs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 5)
                                break;
                            if (value = reader.sfixed32())
                                message.latitudeE7 = value;
                            else
                                delete message.latitudeE7;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 5)
                                break;
                            if (value = reader.sfixed32())
                                message.longitudeE7 = value;
                            else
                                delete message.longitudeE7;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.accuracyDm = reader.uint32();
                            message._accuracyDm = "accuracyDm";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            message.speedCmps = reader.uint32();
                            message._speedCmps = "speedCmps";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            message.headingDdeg = reader.uint32();
                            message._headingDdeg = "headingDdeg";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return LivePosition;
        })();

        /**
         * Link enum.
         * @name fieldcast.v1.Link
         * @enum {number}
         * @property {number} LINK_UNSPECIFIED=0 LINK_UNSPECIFIED value
         * @property {number} CONNECTED=1 CONNECTED value
         * @property {number} DISCONNECTED=2 DISCONNECTED value
         * @property {number} LOST=3 LOST value
         */
        v1.Link = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "LINK_UNSPECIFIED"] = 0;
            values[valuesById[1] = "CONNECTED"] = 1;
            values[valuesById[2] = "DISCONNECTED"] = 2;
            values[valuesById[3] = "LOST"] = 3;
            return values;
        })();

        v1.TechnicianPresence = (function() {

            /**
             * Properties of a TechnicianPresence.
             * @typedef {Object} fieldcast.v1.TechnicianPresence.$Properties
             * @property {fieldcast.v1.Link} [link] TechnicianPresence link
             * @property {number} [changedAtMs] TechnicianPresence changedAtMs
             * @property {fieldcast.v1.DisconnectReason} [reason] TechnicianPresence reason
             * @property {fieldcast.v1.Status.$Properties} [status] TechnicianPresence status
             * @property {string} [appVersion] TechnicianPresence appVersion
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TechnicianPresence.
             * @memberof fieldcast.v1
             * @interface ITechnicianPresence
             * @augments fieldcast.v1.TechnicianPresence.$Properties
             * @deprecated Use fieldcast.v1.TechnicianPresence.$Properties instead.
             */

            /**
             * Shape of a TechnicianPresence.
             * @typedef {fieldcast.v1.TechnicianPresence.$Properties} fieldcast.v1.TechnicianPresence.$Shape
             */

            /**
             * Constructs a new TechnicianPresence.
             * @memberof fieldcast.v1
             * @classdesc Represents a TechnicianPresence.
             * @constructor
             * @param {fieldcast.v1.TechnicianPresence.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TechnicianPresence = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TechnicianPresence link.
             * @member {fieldcast.v1.Link} link
             * @memberof fieldcast.v1.TechnicianPresence
             * @instance
             */
            TechnicianPresence.prototype.link = 0;

            /**
             * TechnicianPresence changedAtMs.
             * @member {number} changedAtMs
             * @memberof fieldcast.v1.TechnicianPresence
             * @instance
             */
            TechnicianPresence.prototype.changedAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * TechnicianPresence reason.
             * @member {fieldcast.v1.DisconnectReason} reason
             * @memberof fieldcast.v1.TechnicianPresence
             * @instance
             */
            TechnicianPresence.prototype.reason = 0;

            /**
             * TechnicianPresence status.
             * @member {fieldcast.v1.Status} status
             * @memberof fieldcast.v1.TechnicianPresence
             * @instance
             */
            TechnicianPresence.prototype.status = null;

            /**
             * TechnicianPresence appVersion.
             * @member {string} appVersion
             * @memberof fieldcast.v1.TechnicianPresence
             * @instance
             */
            TechnicianPresence.prototype.appVersion = "";

            /**
             * Encodes the specified TechnicianPresence message. Does not implicitly {@link fieldcast.v1.TechnicianPresence.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.TechnicianPresence
             * @static
             * @param {fieldcast.v1.TechnicianPresence.$Properties} message TechnicianPresence message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TechnicianPresence.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.link != null && $Object.hasOwnProperty.call(message, "link") && message.link !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.link);
                if (message.changedAtMs != null && $Object.hasOwnProperty.call(message, "changedAtMs") && (typeof message.changedAtMs === "object" ? message.changedAtMs.low || message.changedAtMs.high : message.changedAtMs !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.changedAtMs);
                if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).int32(message.reason);
                if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                    $root.fieldcast.v1.Status.encode(message.status, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.appVersion != null && $Object.hasOwnProperty.call(message, "appVersion") && message.appVersion !== "")
                    writer.uint32(/* id 5, wireType 2 =*/42).string(message.appVersion);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TechnicianPresence message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.TechnicianPresence
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.TechnicianPresence & fieldcast.v1.TechnicianPresence.$Shape} TechnicianPresence
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TechnicianPresence.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.TechnicianPresence();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.link = value;
                            else
                                delete message.link;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.changedAtMs = value;
                            else
                                delete message.changedAtMs;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.reason = value;
                            else
                                delete message.reason;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.status = $root.fieldcast.v1.Status.decode(reader, reader.size(), $undefined, _depth + 1, message.status);
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.appVersion = value;
                            else
                                delete message.appVersion;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TechnicianPresence;
        })();

        /**
         * DisconnectReason enum.
         * @name fieldcast.v1.DisconnectReason
         * @enum {number}
         * @property {number} DISCONNECT_REASON_UNSPECIFIED=0 DISCONNECT_REASON_UNSPECIFIED value
         * @property {number} CLIENT_CLOSED=1 CLIENT_CLOSED value
         * @property {number} CONNECTION_LOST=2 CONNECTION_LOST value
         * @property {number} NO_HEARTBEAT=3 NO_HEARTBEAT value
         * @property {number} NODE_DRAINING=4 NODE_DRAINING value
         * @property {number} TOKEN_RAN_OUT=5 TOKEN_RAN_OUT value
         * @property {number} ACCESS_REVOKED=6 ACCESS_REVOKED value
         * @property {number} NEWER_CONNECTION=7 NEWER_CONNECTION value
         * @property {number} PROTOCOL_VIOLATION=8 PROTOCOL_VIOLATION value
         */
        v1.DisconnectReason = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "DISCONNECT_REASON_UNSPECIFIED"] = 0;
            values[valuesById[1] = "CLIENT_CLOSED"] = 1;
            values[valuesById[2] = "CONNECTION_LOST"] = 2;
            values[valuesById[3] = "NO_HEARTBEAT"] = 3;
            values[valuesById[4] = "NODE_DRAINING"] = 4;
            values[valuesById[5] = "TOKEN_RAN_OUT"] = 5;
            values[valuesById[6] = "ACCESS_REVOKED"] = 6;
            values[valuesById[7] = "NEWER_CONNECTION"] = 7;
            values[valuesById[8] = "PROTOCOL_VIOLATION"] = 8;
            return values;
        })();

        v1.PositionBatch = (function() {

            /**
             * Properties of a PositionBatch.
             * @typedef {Object} fieldcast.v1.PositionBatch.$Properties
             * @property {string} [ingestNode] PositionBatch ingestNode
             * @property {Array.<fieldcast.v1.LoggedReport.$Properties>} [reports] PositionBatch reports
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PositionBatch.
             * @memberof fieldcast.v1
             * @interface IPositionBatch
             * @augments fieldcast.v1.PositionBatch.$Properties
             * @deprecated Use fieldcast.v1.PositionBatch.$Properties instead.
             */

            /**
             * Shape of a PositionBatch.
             * @typedef {fieldcast.v1.PositionBatch.$Properties} fieldcast.v1.PositionBatch.$Shape
             */

            /**
             * Constructs a new PositionBatch.
             * @memberof fieldcast.v1
             * @classdesc Represents a PositionBatch.
             * @constructor
             * @param {fieldcast.v1.PositionBatch.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PositionBatch = function (properties) {
                this.reports = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PositionBatch ingestNode.
             * @member {string} ingestNode
             * @memberof fieldcast.v1.PositionBatch
             * @instance
             */
            PositionBatch.prototype.ingestNode = "";

            /**
             * PositionBatch reports.
             * @member {Array.<fieldcast.v1.LoggedReport>} reports
             * @memberof fieldcast.v1.PositionBatch
             * @instance
             */
            PositionBatch.prototype.reports = $util.emptyArray;

            /**
             * Encodes the specified PositionBatch message. Does not implicitly {@link fieldcast.v1.PositionBatch.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.PositionBatch
             * @static
             * @param {fieldcast.v1.PositionBatch.$Properties} message PositionBatch message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PositionBatch.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ingestNode != null && $Object.hasOwnProperty.call(message, "ingestNode") && message.ingestNode !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.ingestNode);
                if (message.reports != null && message.reports.length)
                    for (let i = 0; i < message.reports.length; ++i)
                        $root.fieldcast.v1.LoggedReport.encode(message.reports[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PositionBatch message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.PositionBatch
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.PositionBatch & fieldcast.v1.PositionBatch.$Shape} PositionBatch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PositionBatch.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.PositionBatch();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.ingestNode = value;
                            else
                                delete message.ingestNode;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.reports && message.reports.length))
                                message.reports = [];
                            message.reports.push($root.fieldcast.v1.LoggedReport.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return PositionBatch;
        })();

        v1.LoggedReport = (function() {

            /**
             * Properties of a LoggedReport.
             * @typedef {Object} fieldcast.v1.LoggedReport.$Properties
             * @property {number} [connectionId] LoggedReport connectionId
             * @property {string} [technicianId] LoggedReport technicianId
             * @property {number} [receivedAtMs] LoggedReport receivedAtMs
             * @property {fieldcast.v1.Report.$Properties} [report] LoggedReport report
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a LoggedReport.
             * @memberof fieldcast.v1
             * @interface ILoggedReport
             * @augments fieldcast.v1.LoggedReport.$Properties
             * @deprecated Use fieldcast.v1.LoggedReport.$Properties instead.
             */

            /**
             * Shape of a LoggedReport.
             * @typedef {fieldcast.v1.LoggedReport.$Properties} fieldcast.v1.LoggedReport.$Shape
             */

            /**
             * Constructs a new LoggedReport.
             * @memberof fieldcast.v1
             * @classdesc Represents a LoggedReport.
             * @constructor
             * @param {fieldcast.v1.LoggedReport.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const LoggedReport = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * LoggedReport connectionId.
             * @member {number} connectionId
             * @memberof fieldcast.v1.LoggedReport
             * @instance
             */
            LoggedReport.prototype.connectionId = 0;

            /**
             * LoggedReport technicianId.
             * @member {string} technicianId
             * @memberof fieldcast.v1.LoggedReport
             * @instance
             */
            LoggedReport.prototype.technicianId = "";

            /**
             * LoggedReport receivedAtMs.
             * @member {number} receivedAtMs
             * @memberof fieldcast.v1.LoggedReport
             * @instance
             */
            LoggedReport.prototype.receivedAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * LoggedReport report.
             * @member {fieldcast.v1.Report} report
             * @memberof fieldcast.v1.LoggedReport
             * @instance
             */
            LoggedReport.prototype.report = null;

            /**
             * Encodes the specified LoggedReport message. Does not implicitly {@link fieldcast.v1.LoggedReport.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.LoggedReport
             * @static
             * @param {fieldcast.v1.LoggedReport.$Properties} message LoggedReport message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            LoggedReport.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.connectionId != null && $Object.hasOwnProperty.call(message, "connectionId") && message.connectionId !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.connectionId);
                if (message.technicianId != null && $Object.hasOwnProperty.call(message, "technicianId") && message.technicianId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.technicianId);
                if (message.receivedAtMs != null && $Object.hasOwnProperty.call(message, "receivedAtMs") && (typeof message.receivedAtMs === "object" ? message.receivedAtMs.low || message.receivedAtMs.high : message.receivedAtMs !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.receivedAtMs);
                if (message.report != null && $Object.hasOwnProperty.call(message, "report"))
                    $root.fieldcast.v1.Report.encode(message.report, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a LoggedReport message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.LoggedReport
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.LoggedReport & fieldcast.v1.LoggedReport.$Shape} LoggedReport
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            LoggedReport.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.LoggedReport();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.connectionId = value;
                            else
                                delete message.connectionId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.technicianId = value;
                            else
                                delete message.technicianId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.receivedAtMs = value;
                            else
                                delete message.receivedAtMs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.report = $root.fieldcast.v1.Report.decode(reader, reader.size(), $undefined, _depth + 1, message.report);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return LoggedReport;
        })();

        v1.StoredNotice = (function() {

            /**
             * Properties of a StoredNotice.
             * @typedef {Object} fieldcast.v1.StoredNotice.$Properties
             * @property {Array.<fieldcast.v1.StoredReports.$Properties>} [connections] StoredNotice connections
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StoredNotice.
             * @memberof fieldcast.v1
             * @interface IStoredNotice
             * @augments fieldcast.v1.StoredNotice.$Properties
             * @deprecated Use fieldcast.v1.StoredNotice.$Properties instead.
             */

            /**
             * Shape of a StoredNotice.
             * @typedef {fieldcast.v1.StoredNotice.$Properties} fieldcast.v1.StoredNotice.$Shape
             */

            /**
             * Constructs a new StoredNotice.
             * @memberof fieldcast.v1
             * @classdesc Represents a StoredNotice.
             * @constructor
             * @param {fieldcast.v1.StoredNotice.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StoredNotice = function (properties) {
                this.connections = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StoredNotice connections.
             * @member {Array.<fieldcast.v1.StoredReports>} connections
             * @memberof fieldcast.v1.StoredNotice
             * @instance
             */
            StoredNotice.prototype.connections = $util.emptyArray;

            /**
             * Encodes the specified StoredNotice message. Does not implicitly {@link fieldcast.v1.StoredNotice.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.StoredNotice
             * @static
             * @param {fieldcast.v1.StoredNotice.$Properties} message StoredNotice message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StoredNotice.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.connections != null && message.connections.length)
                    for (let i = 0; i < message.connections.length; ++i)
                        $root.fieldcast.v1.StoredReports.encode(message.connections[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StoredNotice message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.StoredNotice
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.StoredNotice & fieldcast.v1.StoredNotice.$Shape} StoredNotice
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StoredNotice.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.StoredNotice();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.connections && message.connections.length))
                                message.connections = [];
                            message.connections.push($root.fieldcast.v1.StoredReports.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return StoredNotice;
        })();

        v1.StoredReports = (function() {

            /**
             * Properties of a StoredReports.
             * @typedef {Object} fieldcast.v1.StoredReports.$Properties
             * @property {number} [connectionId] StoredReports connectionId
             * @property {Array.<number>} [reportIds] StoredReports reportIds
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StoredReports.
             * @memberof fieldcast.v1
             * @interface IStoredReports
             * @augments fieldcast.v1.StoredReports.$Properties
             * @deprecated Use fieldcast.v1.StoredReports.$Properties instead.
             */

            /**
             * Shape of a StoredReports.
             * @typedef {fieldcast.v1.StoredReports.$Properties} fieldcast.v1.StoredReports.$Shape
             */

            /**
             * Constructs a new StoredReports.
             * @memberof fieldcast.v1
             * @classdesc Represents a StoredReports.
             * @constructor
             * @param {fieldcast.v1.StoredReports.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StoredReports = function (properties) {
                this.reportIds = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StoredReports connectionId.
             * @member {number} connectionId
             * @memberof fieldcast.v1.StoredReports
             * @instance
             */
            StoredReports.prototype.connectionId = 0;

            /**
             * StoredReports reportIds.
             * @member {Array.<number>} reportIds
             * @memberof fieldcast.v1.StoredReports
             * @instance
             */
            StoredReports.prototype.reportIds = $util.emptyArray;

            /**
             * Encodes the specified StoredReports message. Does not implicitly {@link fieldcast.v1.StoredReports.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.StoredReports
             * @static
             * @param {fieldcast.v1.StoredReports.$Properties} message StoredReports message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StoredReports.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.connectionId != null && $Object.hasOwnProperty.call(message, "connectionId") && message.connectionId !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.connectionId);
                if (message.reportIds != null && message.reportIds.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).uint32s(message.reportIds);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StoredReports message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.StoredReports
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.StoredReports & fieldcast.v1.StoredReports.$Shape} StoredReports
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StoredReports.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.StoredReports();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.connectionId = value;
                            else
                                delete message.connectionId;
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.reportIds && message.reportIds.length))
                                    message.reportIds = [];
                                reader.uint32s(message.reportIds);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.reportIds && message.reportIds.length))
                                message.reportIds = [];
                            message.reportIds.push(reader.uint32());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return StoredReports;
        })();

        v1.PresenceBatch = (function() {

            /**
             * Properties of a PresenceBatch.
             * @typedef {Object} fieldcast.v1.PresenceBatch.$Properties
             * @property {string} [ingestNode] PresenceBatch ingestNode
             * @property {Array.<fieldcast.v1.PresenceEntry.$Properties>} [entries] PresenceBatch entries
             * @property {boolean} [isFullList] PresenceBatch isFullList
             * @property {number} [part] PresenceBatch part
             * @property {number} [parts] PresenceBatch parts
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PresenceBatch.
             * @memberof fieldcast.v1
             * @interface IPresenceBatch
             * @augments fieldcast.v1.PresenceBatch.$Properties
             * @deprecated Use fieldcast.v1.PresenceBatch.$Properties instead.
             */

            /**
             * Shape of a PresenceBatch.
             * @typedef {fieldcast.v1.PresenceBatch.$Properties} fieldcast.v1.PresenceBatch.$Shape
             */

            /**
             * Constructs a new PresenceBatch.
             * @memberof fieldcast.v1
             * @classdesc Represents a PresenceBatch.
             * @constructor
             * @param {fieldcast.v1.PresenceBatch.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PresenceBatch = function (properties) {
                this.entries = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PresenceBatch ingestNode.
             * @member {string} ingestNode
             * @memberof fieldcast.v1.PresenceBatch
             * @instance
             */
            PresenceBatch.prototype.ingestNode = "";

            /**
             * PresenceBatch entries.
             * @member {Array.<fieldcast.v1.PresenceEntry>} entries
             * @memberof fieldcast.v1.PresenceBatch
             * @instance
             */
            PresenceBatch.prototype.entries = $util.emptyArray;

            /**
             * PresenceBatch isFullList.
             * @member {boolean} isFullList
             * @memberof fieldcast.v1.PresenceBatch
             * @instance
             */
            PresenceBatch.prototype.isFullList = false;

            /**
             * PresenceBatch part.
             * @member {number} part
             * @memberof fieldcast.v1.PresenceBatch
             * @instance
             */
            PresenceBatch.prototype.part = 0;

            /**
             * PresenceBatch parts.
             * @member {number} parts
             * @memberof fieldcast.v1.PresenceBatch
             * @instance
             */
            PresenceBatch.prototype.parts = 0;

            /**
             * Encodes the specified PresenceBatch message. Does not implicitly {@link fieldcast.v1.PresenceBatch.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.PresenceBatch
             * @static
             * @param {fieldcast.v1.PresenceBatch.$Properties} message PresenceBatch message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PresenceBatch.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ingestNode != null && $Object.hasOwnProperty.call(message, "ingestNode") && message.ingestNode !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.ingestNode);
                if (message.entries != null && message.entries.length)
                    for (let i = 0; i < message.entries.length; ++i)
                        $root.fieldcast.v1.PresenceEntry.encode(message.entries[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.isFullList != null && $Object.hasOwnProperty.call(message, "isFullList") && message.isFullList !== false)
                    writer.uint32(/* id 3, wireType 0 =*/24).bool(message.isFullList);
                if (message.part != null && $Object.hasOwnProperty.call(message, "part") && message.part !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.part);
                if (message.parts != null && $Object.hasOwnProperty.call(message, "parts") && message.parts !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.parts);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PresenceBatch message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.PresenceBatch
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.PresenceBatch & fieldcast.v1.PresenceBatch.$Shape} PresenceBatch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PresenceBatch.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.PresenceBatch();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.ingestNode = value;
                            else
                                delete message.ingestNode;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.entries && message.entries.length))
                                message.entries = [];
                            message.entries.push($root.fieldcast.v1.PresenceEntry.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.isFullList = value;
                            else
                                delete message.isFullList;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.part = value;
                            else
                                delete message.part;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.parts = value;
                            else
                                delete message.parts;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return PresenceBatch;
        })();

        v1.PresenceEntry = (function() {

            /**
             * Properties of a PresenceEntry.
             * @typedef {Object} fieldcast.v1.PresenceEntry.$Properties
             * @property {string} [technicianId] PresenceEntry technicianId
             * @property {string} [deviceId] PresenceEntry deviceId
             * @property {number} [connectionId] PresenceEntry connectionId
             * @property {fieldcast.v1.TechnicianPresence.$Properties} [presence] PresenceEntry presence
             * @property {number} [connectedAtMs] PresenceEntry connectedAtMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PresenceEntry.
             * @memberof fieldcast.v1
             * @interface IPresenceEntry
             * @augments fieldcast.v1.PresenceEntry.$Properties
             * @deprecated Use fieldcast.v1.PresenceEntry.$Properties instead.
             */

            /**
             * Shape of a PresenceEntry.
             * @typedef {fieldcast.v1.PresenceEntry.$Properties} fieldcast.v1.PresenceEntry.$Shape
             */

            /**
             * Constructs a new PresenceEntry.
             * @memberof fieldcast.v1
             * @classdesc Represents a PresenceEntry.
             * @constructor
             * @param {fieldcast.v1.PresenceEntry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PresenceEntry = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PresenceEntry technicianId.
             * @member {string} technicianId
             * @memberof fieldcast.v1.PresenceEntry
             * @instance
             */
            PresenceEntry.prototype.technicianId = "";

            /**
             * PresenceEntry deviceId.
             * @member {string} deviceId
             * @memberof fieldcast.v1.PresenceEntry
             * @instance
             */
            PresenceEntry.prototype.deviceId = "";

            /**
             * PresenceEntry connectionId.
             * @member {number} connectionId
             * @memberof fieldcast.v1.PresenceEntry
             * @instance
             */
            PresenceEntry.prototype.connectionId = 0;

            /**
             * PresenceEntry presence.
             * @member {fieldcast.v1.TechnicianPresence} presence
             * @memberof fieldcast.v1.PresenceEntry
             * @instance
             */
            PresenceEntry.prototype.presence = null;

            /**
             * PresenceEntry connectedAtMs.
             * @member {number} connectedAtMs
             * @memberof fieldcast.v1.PresenceEntry
             * @instance
             */
            PresenceEntry.prototype.connectedAtMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified PresenceEntry message. Does not implicitly {@link fieldcast.v1.PresenceEntry.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.PresenceEntry
             * @static
             * @param {fieldcast.v1.PresenceEntry.$Properties} message PresenceEntry message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PresenceEntry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.technicianId != null && $Object.hasOwnProperty.call(message, "technicianId") && message.technicianId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.technicianId);
                if (message.deviceId != null && $Object.hasOwnProperty.call(message, "deviceId") && message.deviceId !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.deviceId);
                if (message.connectionId != null && $Object.hasOwnProperty.call(message, "connectionId") && message.connectionId !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.connectionId);
                if (message.presence != null && $Object.hasOwnProperty.call(message, "presence"))
                    $root.fieldcast.v1.TechnicianPresence.encode(message.presence, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.connectedAtMs != null && $Object.hasOwnProperty.call(message, "connectedAtMs") && (typeof message.connectedAtMs === "object" ? message.connectedAtMs.low || message.connectedAtMs.high : message.connectedAtMs !== 0))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint64(message.connectedAtMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PresenceEntry message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.PresenceEntry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.PresenceEntry & fieldcast.v1.PresenceEntry.$Shape} PresenceEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PresenceEntry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.PresenceEntry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.technicianId = value;
                            else
                                delete message.technicianId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.deviceId = value;
                            else
                                delete message.deviceId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.connectionId = value;
                            else
                                delete message.connectionId;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.presence = $root.fieldcast.v1.TechnicianPresence.decode(reader, reader.size(), $undefined, _depth + 1, message.presence);
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.connectedAtMs = value;
                            else
                                delete message.connectedAtMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return PresenceEntry;
        })();

        v1.PresenceQuery = (function() {

            /**
             * Properties of a PresenceQuery.
             * @typedef {Object} fieldcast.v1.PresenceQuery.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PresenceQuery.
             * @memberof fieldcast.v1
             * @interface IPresenceQuery
             * @augments fieldcast.v1.PresenceQuery.$Properties
             * @deprecated Use fieldcast.v1.PresenceQuery.$Properties instead.
             */

            /**
             * Shape of a PresenceQuery.
             * @typedef {fieldcast.v1.PresenceQuery.$Properties} fieldcast.v1.PresenceQuery.$Shape
             */

            /**
             * Constructs a new PresenceQuery.
             * @memberof fieldcast.v1
             * @classdesc Represents a PresenceQuery.
             * @constructor
             * @param {fieldcast.v1.PresenceQuery.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PresenceQuery = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Encodes the specified PresenceQuery message. Does not implicitly {@link fieldcast.v1.PresenceQuery.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.PresenceQuery
             * @static
             * @param {fieldcast.v1.PresenceQuery.$Properties} message PresenceQuery message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PresenceQuery.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PresenceQuery message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.PresenceQuery
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.PresenceQuery & fieldcast.v1.PresenceQuery.$Shape} PresenceQuery
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PresenceQuery.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.PresenceQuery();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return PresenceQuery;
        })();

        v1.Revocation = (function() {

            /**
             * Properties of a Revocation.
             * @typedef {Object} fieldcast.v1.Revocation.$Properties
             * @property {string} [subject] Revocation subject
             * @property {number} [notBeforeMs] Revocation notBeforeMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Revocation.
             * @memberof fieldcast.v1
             * @interface IRevocation
             * @augments fieldcast.v1.Revocation.$Properties
             * @deprecated Use fieldcast.v1.Revocation.$Properties instead.
             */

            /**
             * Shape of a Revocation.
             * @typedef {fieldcast.v1.Revocation.$Properties} fieldcast.v1.Revocation.$Shape
             */

            /**
             * Constructs a new Revocation.
             * @memberof fieldcast.v1
             * @classdesc Represents a Revocation.
             * @constructor
             * @param {fieldcast.v1.Revocation.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Revocation = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Revocation subject.
             * @member {string} subject
             * @memberof fieldcast.v1.Revocation
             * @instance
             */
            Revocation.prototype.subject = "";

            /**
             * Revocation notBeforeMs.
             * @member {number} notBeforeMs
             * @memberof fieldcast.v1.Revocation
             * @instance
             */
            Revocation.prototype.notBeforeMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Encodes the specified Revocation message. Does not implicitly {@link fieldcast.v1.Revocation.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.Revocation
             * @static
             * @param {fieldcast.v1.Revocation.$Properties} message Revocation message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Revocation.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.subject != null && $Object.hasOwnProperty.call(message, "subject") && message.subject !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.subject);
                if (message.notBeforeMs != null && $Object.hasOwnProperty.call(message, "notBeforeMs") && (typeof message.notBeforeMs === "object" ? message.notBeforeMs.low || message.notBeforeMs.high : message.notBeforeMs !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.notBeforeMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Revocation message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.Revocation
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.Revocation & fieldcast.v1.Revocation.$Shape} Revocation
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Revocation.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.Revocation();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.subject = value;
                            else
                                delete message.subject;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.notBeforeMs = value;
                            else
                                delete message.notBeforeMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Revocation;
        })();

        v1.TechnicianChanged = (function() {

            /**
             * Properties of a TechnicianChanged.
             * @typedef {Object} fieldcast.v1.TechnicianChanged.$Properties
             * @property {string} [technicianId] TechnicianChanged technicianId
             * @property {string} [displayName] TechnicianChanged displayName
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TechnicianChanged.
             * @memberof fieldcast.v1
             * @interface ITechnicianChanged
             * @augments fieldcast.v1.TechnicianChanged.$Properties
             * @deprecated Use fieldcast.v1.TechnicianChanged.$Properties instead.
             */

            /**
             * Shape of a TechnicianChanged.
             * @typedef {fieldcast.v1.TechnicianChanged.$Properties} fieldcast.v1.TechnicianChanged.$Shape
             */

            /**
             * Constructs a new TechnicianChanged.
             * @memberof fieldcast.v1
             * @classdesc Represents a TechnicianChanged.
             * @constructor
             * @param {fieldcast.v1.TechnicianChanged.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TechnicianChanged = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TechnicianChanged technicianId.
             * @member {string} technicianId
             * @memberof fieldcast.v1.TechnicianChanged
             * @instance
             */
            TechnicianChanged.prototype.technicianId = "";

            /**
             * TechnicianChanged displayName.
             * @member {string} displayName
             * @memberof fieldcast.v1.TechnicianChanged
             * @instance
             */
            TechnicianChanged.prototype.displayName = "";

            /**
             * Encodes the specified TechnicianChanged message. Does not implicitly {@link fieldcast.v1.TechnicianChanged.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.TechnicianChanged
             * @static
             * @param {fieldcast.v1.TechnicianChanged.$Properties} message TechnicianChanged message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TechnicianChanged.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.technicianId != null && $Object.hasOwnProperty.call(message, "technicianId") && message.technicianId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.technicianId);
                if (message.displayName != null && $Object.hasOwnProperty.call(message, "displayName") && message.displayName !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.displayName);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TechnicianChanged message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.TechnicianChanged
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.TechnicianChanged & fieldcast.v1.TechnicianChanged.$Shape} TechnicianChanged
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TechnicianChanged.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.TechnicianChanged();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.technicianId = value;
                            else
                                delete message.technicianId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.displayName = value;
                            else
                                delete message.displayName;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TechnicianChanged;
        })();

        v1.WatchList = (function() {

            /**
             * Properties of a WatchList.
             * @typedef {Object} fieldcast.v1.WatchList.$Properties
             * @property {string} [broadcaster] WatchList broadcaster
             * @property {Array.<fieldcast.v1.WatchedTechnician.$Properties>} [technicians] WatchList technicians
             * @property {number} [validMs] WatchList validMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WatchList.
             * @memberof fieldcast.v1
             * @interface IWatchList
             * @augments fieldcast.v1.WatchList.$Properties
             * @deprecated Use fieldcast.v1.WatchList.$Properties instead.
             */

            /**
             * Shape of a WatchList.
             * @typedef {fieldcast.v1.WatchList.$Properties} fieldcast.v1.WatchList.$Shape
             */

            /**
             * Constructs a new WatchList.
             * @memberof fieldcast.v1
             * @classdesc Represents a WatchList.
             * @constructor
             * @param {fieldcast.v1.WatchList.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WatchList = function (properties) {
                this.technicians = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * WatchList broadcaster.
             * @member {string} broadcaster
             * @memberof fieldcast.v1.WatchList
             * @instance
             */
            WatchList.prototype.broadcaster = "";

            /**
             * WatchList technicians.
             * @member {Array.<fieldcast.v1.WatchedTechnician>} technicians
             * @memberof fieldcast.v1.WatchList
             * @instance
             */
            WatchList.prototype.technicians = $util.emptyArray;

            /**
             * WatchList validMs.
             * @member {number} validMs
             * @memberof fieldcast.v1.WatchList
             * @instance
             */
            WatchList.prototype.validMs = 0;

            /**
             * Encodes the specified WatchList message. Does not implicitly {@link fieldcast.v1.WatchList.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.WatchList
             * @static
             * @param {fieldcast.v1.WatchList.$Properties} message WatchList message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WatchList.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.broadcaster != null && $Object.hasOwnProperty.call(message, "broadcaster") && message.broadcaster !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.broadcaster);
                if (message.technicians != null && message.technicians.length)
                    for (let i = 0; i < message.technicians.length; ++i)
                        $root.fieldcast.v1.WatchedTechnician.encode(message.technicians[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.validMs != null && $Object.hasOwnProperty.call(message, "validMs") && message.validMs !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.validMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WatchList message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.WatchList
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.WatchList & fieldcast.v1.WatchList.$Shape} WatchList
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WatchList.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.WatchList();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.broadcaster = value;
                            else
                                delete message.broadcaster;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.technicians && message.technicians.length))
                                message.technicians = [];
                            message.technicians.push($root.fieldcast.v1.WatchedTechnician.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.validMs = value;
                            else
                                delete message.validMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return WatchList;
        })();

        v1.WatchedTechnician = (function() {

            /**
             * Properties of a WatchedTechnician.
             * @typedef {Object} fieldcast.v1.WatchedTechnician.$Properties
             * @property {string} [technicianId] WatchedTechnician technicianId
             * @property {Array.<string>} [watcherNames] WatchedTechnician watcherNames
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WatchedTechnician.
             * @memberof fieldcast.v1
             * @interface IWatchedTechnician
             * @augments fieldcast.v1.WatchedTechnician.$Properties
             * @deprecated Use fieldcast.v1.WatchedTechnician.$Properties instead.
             */

            /**
             * Shape of a WatchedTechnician.
             * @typedef {fieldcast.v1.WatchedTechnician.$Properties} fieldcast.v1.WatchedTechnician.$Shape
             */

            /**
             * Constructs a new WatchedTechnician.
             * @memberof fieldcast.v1
             * @classdesc Represents a WatchedTechnician.
             * @constructor
             * @param {fieldcast.v1.WatchedTechnician.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WatchedTechnician = function (properties) {
                this.watcherNames = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * WatchedTechnician technicianId.
             * @member {string} technicianId
             * @memberof fieldcast.v1.WatchedTechnician
             * @instance
             */
            WatchedTechnician.prototype.technicianId = "";

            /**
             * WatchedTechnician watcherNames.
             * @member {Array.<string>} watcherNames
             * @memberof fieldcast.v1.WatchedTechnician
             * @instance
             */
            WatchedTechnician.prototype.watcherNames = $util.emptyArray;

            /**
             * Encodes the specified WatchedTechnician message. Does not implicitly {@link fieldcast.v1.WatchedTechnician.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.WatchedTechnician
             * @static
             * @param {fieldcast.v1.WatchedTechnician.$Properties} message WatchedTechnician message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WatchedTechnician.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.technicianId != null && $Object.hasOwnProperty.call(message, "technicianId") && message.technicianId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.technicianId);
                if (message.watcherNames != null && message.watcherNames.length)
                    for (let i = 0; i < message.watcherNames.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.watcherNames[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WatchedTechnician message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.WatchedTechnician
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.WatchedTechnician & fieldcast.v1.WatchedTechnician.$Shape} WatchedTechnician
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WatchedTechnician.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.WatchedTechnician();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.technicianId = value;
                            else
                                delete message.technicianId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.watcherNames && message.watcherNames.length))
                                message.watcherNames = [];
                            message.watcherNames.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return WatchedTechnician;
        })();

        v1.TenantSettings = (function() {

            /**
             * Properties of a TenantSettings.
             * @typedef {Object} fieldcast.v1.TenantSettings.$Properties
             * @property {number} [revision] TenantSettings revision
             * @property {Array.<fieldcast.v1.FeatureFlag.$Properties>} [flags] TenantSettings flags
             * @property {Array.<fieldcast.v1.PolicyRule.$Properties>} [policies] TenantSettings policies
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TenantSettings.
             * @memberof fieldcast.v1
             * @interface ITenantSettings
             * @augments fieldcast.v1.TenantSettings.$Properties
             * @deprecated Use fieldcast.v1.TenantSettings.$Properties instead.
             */

            /**
             * Shape of a TenantSettings.
             * @typedef {fieldcast.v1.TenantSettings.$Properties} fieldcast.v1.TenantSettings.$Shape
             */

            /**
             * Constructs a new TenantSettings.
             * @memberof fieldcast.v1
             * @classdesc Represents a TenantSettings.
             * @constructor
             * @param {fieldcast.v1.TenantSettings.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TenantSettings = function (properties) {
                this.flags = [];
                this.policies = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TenantSettings revision.
             * @member {number} revision
             * @memberof fieldcast.v1.TenantSettings
             * @instance
             */
            TenantSettings.prototype.revision = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * TenantSettings flags.
             * @member {Array.<fieldcast.v1.FeatureFlag>} flags
             * @memberof fieldcast.v1.TenantSettings
             * @instance
             */
            TenantSettings.prototype.flags = $util.emptyArray;

            /**
             * TenantSettings policies.
             * @member {Array.<fieldcast.v1.PolicyRule>} policies
             * @memberof fieldcast.v1.TenantSettings
             * @instance
             */
            TenantSettings.prototype.policies = $util.emptyArray;

            /**
             * Encodes the specified TenantSettings message. Does not implicitly {@link fieldcast.v1.TenantSettings.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.TenantSettings
             * @static
             * @param {fieldcast.v1.TenantSettings.$Properties} message TenantSettings message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TenantSettings.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.revision != null && $Object.hasOwnProperty.call(message, "revision") && (typeof message.revision === "object" ? message.revision.low || message.revision.high : message.revision !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.revision);
                if (message.flags != null && message.flags.length)
                    for (let i = 0; i < message.flags.length; ++i)
                        $root.fieldcast.v1.FeatureFlag.encode(message.flags[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.policies != null && message.policies.length)
                    for (let i = 0; i < message.policies.length; ++i)
                        $root.fieldcast.v1.PolicyRule.encode(message.policies[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TenantSettings message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.TenantSettings
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.TenantSettings & fieldcast.v1.TenantSettings.$Shape} TenantSettings
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TenantSettings.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.TenantSettings();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.revision = value;
                            else
                                delete message.revision;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.flags && message.flags.length))
                                message.flags = [];
                            message.flags.push($root.fieldcast.v1.FeatureFlag.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.policies && message.policies.length))
                                message.policies = [];
                            message.policies.push($root.fieldcast.v1.PolicyRule.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TenantSettings;
        })();

        v1.Rollout = (function() {

            /**
             * Properties of a Rollout.
             * @typedef {Object} fieldcast.v1.Rollout.$Properties
             * @property {number} [shareBp] Rollout shareBp
             * @property {Array.<string>} [allow] Rollout allow
             * @property {Array.<string>} [deny] Rollout deny
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Rollout.
             * @memberof fieldcast.v1
             * @interface IRollout
             * @augments fieldcast.v1.Rollout.$Properties
             * @deprecated Use fieldcast.v1.Rollout.$Properties instead.
             */

            /**
             * Shape of a Rollout.
             * @typedef {fieldcast.v1.Rollout.$Properties} fieldcast.v1.Rollout.$Shape
             */

            /**
             * Constructs a new Rollout.
             * @memberof fieldcast.v1
             * @classdesc Represents a Rollout.
             * @constructor
             * @param {fieldcast.v1.Rollout.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Rollout = function (properties) {
                this.allow = [];
                this.deny = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Rollout shareBp.
             * @member {number} shareBp
             * @memberof fieldcast.v1.Rollout
             * @instance
             */
            Rollout.prototype.shareBp = 0;

            /**
             * Rollout allow.
             * @member {Array.<string>} allow
             * @memberof fieldcast.v1.Rollout
             * @instance
             */
            Rollout.prototype.allow = $util.emptyArray;

            /**
             * Rollout deny.
             * @member {Array.<string>} deny
             * @memberof fieldcast.v1.Rollout
             * @instance
             */
            Rollout.prototype.deny = $util.emptyArray;

            /**
             * Encodes the specified Rollout message. Does not implicitly {@link fieldcast.v1.Rollout.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.Rollout
             * @static
             * @param {fieldcast.v1.Rollout.$Properties} message Rollout message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Rollout.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.shareBp != null && $Object.hasOwnProperty.call(message, "shareBp") && message.shareBp !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.shareBp);
                if (message.allow != null && message.allow.length)
                    for (let i = 0; i < message.allow.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).string(message.allow[i]);
                if (message.deny != null && message.deny.length)
                    for (let i = 0; i < message.deny.length; ++i)
                        writer.uint32(/* id 3, wireType 2 =*/26).string(message.deny[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Rollout message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.Rollout
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.Rollout & fieldcast.v1.Rollout.$Shape} Rollout
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Rollout.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.Rollout();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.shareBp = value;
                            else
                                delete message.shareBp;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.allow && message.allow.length))
                                message.allow = [];
                            message.allow.push(reader.stringVerify());
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.deny && message.deny.length))
                                message.deny = [];
                            message.deny.push(reader.stringVerify());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Rollout;
        })();

        v1.FeatureFlag = (function() {

            /**
             * Properties of a FeatureFlag.
             * @typedef {Object} fieldcast.v1.FeatureFlag.$Properties
             * @property {string} [name] FeatureFlag name
             * @property {string} [value] FeatureFlag value
             * @property {fieldcast.v1.Rollout.$Properties} [rollout] FeatureFlag rollout
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FeatureFlag.
             * @memberof fieldcast.v1
             * @interface IFeatureFlag
             * @augments fieldcast.v1.FeatureFlag.$Properties
             * @deprecated Use fieldcast.v1.FeatureFlag.$Properties instead.
             */

            /**
             * Shape of a FeatureFlag.
             * @typedef {fieldcast.v1.FeatureFlag.$Properties} fieldcast.v1.FeatureFlag.$Shape
             */

            /**
             * Constructs a new FeatureFlag.
             * @memberof fieldcast.v1
             * @classdesc Represents a FeatureFlag.
             * @constructor
             * @param {fieldcast.v1.FeatureFlag.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FeatureFlag = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * FeatureFlag name.
             * @member {string} name
             * @memberof fieldcast.v1.FeatureFlag
             * @instance
             */
            FeatureFlag.prototype.name = "";

            /**
             * FeatureFlag value.
             * @member {string} value
             * @memberof fieldcast.v1.FeatureFlag
             * @instance
             */
            FeatureFlag.prototype.value = "";

            /**
             * FeatureFlag rollout.
             * @member {fieldcast.v1.Rollout} rollout
             * @memberof fieldcast.v1.FeatureFlag
             * @instance
             */
            FeatureFlag.prototype.rollout = null;

            /**
             * Encodes the specified FeatureFlag message. Does not implicitly {@link fieldcast.v1.FeatureFlag.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.FeatureFlag
             * @static
             * @param {fieldcast.v1.FeatureFlag.$Properties} message FeatureFlag message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FeatureFlag.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.value);
                if (message.rollout != null && $Object.hasOwnProperty.call(message, "rollout"))
                    $root.fieldcast.v1.Rollout.encode(message.rollout, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FeatureFlag message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.FeatureFlag
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.FeatureFlag & fieldcast.v1.FeatureFlag.$Shape} FeatureFlag
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FeatureFlag.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.FeatureFlag();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.value = value;
                            else
                                delete message.value;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.rollout = $root.fieldcast.v1.Rollout.decode(reader, reader.size(), $undefined, _depth + 1, message.rollout);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return FeatureFlag;
        })();

        v1.PolicyRule = (function() {

            /**
             * Properties of a PolicyRule.
             * @typedef {Object} fieldcast.v1.PolicyRule.$Properties
             * @property {string} [name] PolicyRule name
             * @property {number|null} [intervalMs] PolicyRule intervalMs
             * @property {number|null} [distanceM] PolicyRule distanceM
             * @property {number|null} [watchedIntervalMs] PolicyRule watchedIntervalMs
             * @property {number|null} [stillIntervalMs] PolicyRule stillIntervalMs
             * @property {fieldcast.v1.Rollout.$Properties} [rollout] PolicyRule rollout
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PolicyRule.
             * @memberof fieldcast.v1
             * @interface IPolicyRule
             * @augments fieldcast.v1.PolicyRule.$Properties
             * @deprecated Use fieldcast.v1.PolicyRule.$Properties instead.
             */

            /**
             * Shape of a PolicyRule.
             * @typedef {fieldcast.v1.PolicyRule.$Properties} fieldcast.v1.PolicyRule.$Shape
             */

            /**
             * Constructs a new PolicyRule.
             * @memberof fieldcast.v1
             * @classdesc Represents a PolicyRule.
             * @constructor
             * @param {fieldcast.v1.PolicyRule.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PolicyRule = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PolicyRule name.
             * @member {string} name
             * @memberof fieldcast.v1.PolicyRule
             * @instance
             */
            PolicyRule.prototype.name = "";

            /**
             * PolicyRule intervalMs.
             * @member {number|null} intervalMs
             * @memberof fieldcast.v1.PolicyRule
             * @instance
             */
            PolicyRule.prototype.intervalMs = null;

            /**
             * PolicyRule distanceM.
             * @member {number|null} distanceM
             * @memberof fieldcast.v1.PolicyRule
             * @instance
             */
            PolicyRule.prototype.distanceM = null;

            /**
             * PolicyRule watchedIntervalMs.
             * @member {number|null} watchedIntervalMs
             * @memberof fieldcast.v1.PolicyRule
             * @instance
             */
            PolicyRule.prototype.watchedIntervalMs = null;

            /**
             * PolicyRule stillIntervalMs.
             * @member {number|null} stillIntervalMs
             * @memberof fieldcast.v1.PolicyRule
             * @instance
             */
            PolicyRule.prototype.stillIntervalMs = null;

            /**
             * PolicyRule rollout.
             * @member {fieldcast.v1.Rollout} rollout
             * @memberof fieldcast.v1.PolicyRule
             * @instance
             */
            PolicyRule.prototype.rollout = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PolicyRule.prototype, "_intervalMs", {
                get: $util.oneOfGetter($oneOfFields = ["intervalMs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PolicyRule.prototype, "_distanceM", {
                get: $util.oneOfGetter($oneOfFields = ["distanceM"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PolicyRule.prototype, "_watchedIntervalMs", {
                get: $util.oneOfGetter($oneOfFields = ["watchedIntervalMs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            // Virtual OneOf for proto3 optional field
            $Object.defineProperty(PolicyRule.prototype, "_stillIntervalMs", {
                get: $util.oneOfGetter($oneOfFields = ["stillIntervalMs"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Encodes the specified PolicyRule message. Does not implicitly {@link fieldcast.v1.PolicyRule.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.PolicyRule
             * @static
             * @param {fieldcast.v1.PolicyRule.$Properties} message PolicyRule message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PolicyRule.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.name);
                if (message.intervalMs != null && $Object.hasOwnProperty.call(message, "intervalMs"))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.intervalMs);
                if (message.distanceM != null && $Object.hasOwnProperty.call(message, "distanceM"))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.distanceM);
                if (message.watchedIntervalMs != null && $Object.hasOwnProperty.call(message, "watchedIntervalMs"))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.watchedIntervalMs);
                if (message.stillIntervalMs != null && $Object.hasOwnProperty.call(message, "stillIntervalMs"))
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.stillIntervalMs);
                if (message.rollout != null && $Object.hasOwnProperty.call(message, "rollout"))
                    $root.fieldcast.v1.Rollout.encode(message.rollout, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PolicyRule message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.PolicyRule
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.PolicyRule & fieldcast.v1.PolicyRule.$Shape} PolicyRule
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PolicyRule.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.PolicyRule();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.name = value;
                            else
                                delete message.name;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            message.intervalMs = reader.uint32();
                            message._intervalMs = "intervalMs";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            message.distanceM = reader.uint32();
                            message._distanceM = "distanceM";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            message.watchedIntervalMs = reader.uint32();
                            message._watchedIntervalMs = "watchedIntervalMs";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            message.stillIntervalMs = reader.uint32();
                            message._stillIntervalMs = "stillIntervalMs";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.rollout = $root.fieldcast.v1.Rollout.decode(reader, reader.size(), $undefined, _depth + 1, message.rollout);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return PolicyRule;
        })();

        v1.FleetHistory = (function() {

            /**
             * Properties of a FleetHistory.
             * @typedef {Object} fieldcast.v1.FleetHistory.$Properties
             * @property {number} [fromMs] FleetHistory fromMs
             * @property {number} [toMs] FleetHistory toMs
             * @property {Array.<fieldcast.v1.TechnicianTrack.$Properties>} [tracks] FleetHistory tracks
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FleetHistory.
             * @memberof fieldcast.v1
             * @interface IFleetHistory
             * @augments fieldcast.v1.FleetHistory.$Properties
             * @deprecated Use fieldcast.v1.FleetHistory.$Properties instead.
             */

            /**
             * Shape of a FleetHistory.
             * @typedef {fieldcast.v1.FleetHistory.$Properties} fieldcast.v1.FleetHistory.$Shape
             */

            /**
             * Constructs a new FleetHistory.
             * @memberof fieldcast.v1
             * @classdesc Represents a FleetHistory.
             * @constructor
             * @param {fieldcast.v1.FleetHistory.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FleetHistory = function (properties) {
                this.tracks = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * FleetHistory fromMs.
             * @member {number} fromMs
             * @memberof fieldcast.v1.FleetHistory
             * @instance
             */
            FleetHistory.prototype.fromMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * FleetHistory toMs.
             * @member {number} toMs
             * @memberof fieldcast.v1.FleetHistory
             * @instance
             */
            FleetHistory.prototype.toMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * FleetHistory tracks.
             * @member {Array.<fieldcast.v1.TechnicianTrack>} tracks
             * @memberof fieldcast.v1.FleetHistory
             * @instance
             */
            FleetHistory.prototype.tracks = $util.emptyArray;

            /**
             * Encodes the specified FleetHistory message. Does not implicitly {@link fieldcast.v1.FleetHistory.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.FleetHistory
             * @static
             * @param {fieldcast.v1.FleetHistory.$Properties} message FleetHistory message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FleetHistory.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.fromMs != null && $Object.hasOwnProperty.call(message, "fromMs") && (typeof message.fromMs === "object" ? message.fromMs.low || message.fromMs.high : message.fromMs !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.fromMs);
                if (message.toMs != null && $Object.hasOwnProperty.call(message, "toMs") && (typeof message.toMs === "object" ? message.toMs.low || message.toMs.high : message.toMs !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.toMs);
                if (message.tracks != null && message.tracks.length)
                    for (let i = 0; i < message.tracks.length; ++i)
                        $root.fieldcast.v1.TechnicianTrack.encode(message.tracks[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FleetHistory message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.FleetHistory
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.FleetHistory & fieldcast.v1.FleetHistory.$Shape} FleetHistory
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FleetHistory.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.FleetHistory();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.fromMs = value;
                            else
                                delete message.fromMs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.toMs = value;
                            else
                                delete message.toMs;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.tracks && message.tracks.length))
                                message.tracks = [];
                            message.tracks.push($root.fieldcast.v1.TechnicianTrack.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return FleetHistory;
        })();

        v1.TechnicianTrack = (function() {

            /**
             * Properties of a TechnicianTrack.
             * @typedef {Object} fieldcast.v1.TechnicianTrack.$Properties
             * @property {string} [technicianId] TechnicianTrack technicianId
             * @property {Array.<number>} [recordedMs] TechnicianTrack recordedMs
             * @property {Array.<number>} [latitudeE6] TechnicianTrack latitudeE6
             * @property {Array.<number>} [longitudeE6] TechnicianTrack longitudeE6
             * @property {Array.<number>} [delayMs] TechnicianTrack delayMs
             * @property {Array.<number>} [speedCmps] TechnicianTrack speedCmps
             * @property {Array.<number>} [headingDeg] TechnicianTrack headingDeg
             * @property {Array.<number>} [accuracyDm] TechnicianTrack accuracyDm
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TechnicianTrack.
             * @memberof fieldcast.v1
             * @interface ITechnicianTrack
             * @augments fieldcast.v1.TechnicianTrack.$Properties
             * @deprecated Use fieldcast.v1.TechnicianTrack.$Properties instead.
             */

            /**
             * Shape of a TechnicianTrack.
             * @typedef {fieldcast.v1.TechnicianTrack.$Properties} fieldcast.v1.TechnicianTrack.$Shape
             */

            /**
             * Constructs a new TechnicianTrack.
             * @memberof fieldcast.v1
             * @classdesc Represents a TechnicianTrack.
             * @constructor
             * @param {fieldcast.v1.TechnicianTrack.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TechnicianTrack = function (properties) {
                this.recordedMs = [];
                this.latitudeE6 = [];
                this.longitudeE6 = [];
                this.delayMs = [];
                this.speedCmps = [];
                this.headingDeg = [];
                this.accuracyDm = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TechnicianTrack technicianId.
             * @member {string} technicianId
             * @memberof fieldcast.v1.TechnicianTrack
             * @instance
             */
            TechnicianTrack.prototype.technicianId = "";

            /**
             * TechnicianTrack recordedMs.
             * @member {Array.<number>} recordedMs
             * @memberof fieldcast.v1.TechnicianTrack
             * @instance
             */
            TechnicianTrack.prototype.recordedMs = $util.emptyArray;

            /**
             * TechnicianTrack latitudeE6.
             * @member {Array.<number>} latitudeE6
             * @memberof fieldcast.v1.TechnicianTrack
             * @instance
             */
            TechnicianTrack.prototype.latitudeE6 = $util.emptyArray;

            /**
             * TechnicianTrack longitudeE6.
             * @member {Array.<number>} longitudeE6
             * @memberof fieldcast.v1.TechnicianTrack
             * @instance
             */
            TechnicianTrack.prototype.longitudeE6 = $util.emptyArray;

            /**
             * TechnicianTrack delayMs.
             * @member {Array.<number>} delayMs
             * @memberof fieldcast.v1.TechnicianTrack
             * @instance
             */
            TechnicianTrack.prototype.delayMs = $util.emptyArray;

            /**
             * TechnicianTrack speedCmps.
             * @member {Array.<number>} speedCmps
             * @memberof fieldcast.v1.TechnicianTrack
             * @instance
             */
            TechnicianTrack.prototype.speedCmps = $util.emptyArray;

            /**
             * TechnicianTrack headingDeg.
             * @member {Array.<number>} headingDeg
             * @memberof fieldcast.v1.TechnicianTrack
             * @instance
             */
            TechnicianTrack.prototype.headingDeg = $util.emptyArray;

            /**
             * TechnicianTrack accuracyDm.
             * @member {Array.<number>} accuracyDm
             * @memberof fieldcast.v1.TechnicianTrack
             * @instance
             */
            TechnicianTrack.prototype.accuracyDm = $util.emptyArray;

            /**
             * Encodes the specified TechnicianTrack message. Does not implicitly {@link fieldcast.v1.TechnicianTrack.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.TechnicianTrack
             * @static
             * @param {fieldcast.v1.TechnicianTrack.$Properties} message TechnicianTrack message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TechnicianTrack.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.technicianId != null && $Object.hasOwnProperty.call(message, "technicianId") && message.technicianId !== "")
                    writer.uint32(/* id 1, wireType 2 =*/10).string(message.technicianId);
                if (message.recordedMs != null && message.recordedMs.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).sint64s(message.recordedMs);
                if (message.latitudeE6 != null && message.latitudeE6.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).sint32s(message.latitudeE6);
                if (message.longitudeE6 != null && message.longitudeE6.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).sint32s(message.longitudeE6);
                if (message.delayMs != null && message.delayMs.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).uint32s(message.delayMs);
                if (message.speedCmps != null && message.speedCmps.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).uint32s(message.speedCmps);
                if (message.headingDeg != null && message.headingDeg.length)
                    writer.uint32(/* id 7, wireType 2 =*/58).uint32s(message.headingDeg);
                if (message.accuracyDm != null && message.accuracyDm.length)
                    writer.uint32(/* id 8, wireType 2 =*/66).uint32s(message.accuracyDm);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TechnicianTrack message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.TechnicianTrack
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.TechnicianTrack & fieldcast.v1.TechnicianTrack.$Shape} TechnicianTrack
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TechnicianTrack.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.TechnicianTrack();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.technicianId = value;
                            else
                                delete message.technicianId;
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.recordedMs && message.recordedMs.length))
                                    message.recordedMs = [];
                                reader.sint64s(message.recordedMs);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.recordedMs && message.recordedMs.length))
                                message.recordedMs = [];
                            message.recordedMs.push(reader.sint64());
                            continue;
                        }
                    case 3: {
                            if (wireType === 2) {
                                if (!(message.latitudeE6 && message.latitudeE6.length))
                                    message.latitudeE6 = [];
                                reader.sint32s(message.latitudeE6);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.latitudeE6 && message.latitudeE6.length))
                                message.latitudeE6 = [];
                            message.latitudeE6.push(reader.sint32());
                            continue;
                        }
                    case 4: {
                            if (wireType === 2) {
                                if (!(message.longitudeE6 && message.longitudeE6.length))
                                    message.longitudeE6 = [];
                                reader.sint32s(message.longitudeE6);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.longitudeE6 && message.longitudeE6.length))
                                message.longitudeE6 = [];
                            message.longitudeE6.push(reader.sint32());
                            continue;
                        }
                    case 5: {
                            if (wireType === 2) {
                                if (!(message.delayMs && message.delayMs.length))
                                    message.delayMs = [];
                                reader.uint32s(message.delayMs);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.delayMs && message.delayMs.length))
                                message.delayMs = [];
                            message.delayMs.push(reader.uint32());
                            continue;
                        }
                    case 6: {
                            if (wireType === 2) {
                                if (!(message.speedCmps && message.speedCmps.length))
                                    message.speedCmps = [];
                                reader.uint32s(message.speedCmps);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.speedCmps && message.speedCmps.length))
                                message.speedCmps = [];
                            message.speedCmps.push(reader.uint32());
                            continue;
                        }
                    case 7: {
                            if (wireType === 2) {
                                if (!(message.headingDeg && message.headingDeg.length))
                                    message.headingDeg = [];
                                reader.uint32s(message.headingDeg);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.headingDeg && message.headingDeg.length))
                                message.headingDeg = [];
                            message.headingDeg.push(reader.uint32());
                            continue;
                        }
                    case 8: {
                            if (wireType === 2) {
                                if (!(message.accuracyDm && message.accuracyDm.length))
                                    message.accuracyDm = [];
                                reader.uint32s(message.accuracyDm);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.accuracyDm && message.accuracyDm.length))
                                message.accuracyDm = [];
                            message.accuracyDm.push(reader.uint32());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TechnicianTrack;
        })();

        v1.TechnicianDay = (function() {

            /**
             * Properties of a TechnicianDay.
             * @typedef {Object} fieldcast.v1.TechnicianDay.$Properties
             * @property {number} [fromMs] TechnicianDay fromMs
             * @property {number} [toMs] TechnicianDay toMs
             * @property {fieldcast.v1.TechnicianTrack.$Properties} [track] TechnicianDay track
             * @property {Array.<fieldcast.v1.DaySegment.$Properties>} [segments] TechnicianDay segments
             * @property {number} [distanceM] TechnicianDay distanceM
             * @property {number} [movingS] TechnicianDay movingS
             * @property {number} [stoppedS] TechnicianDay stoppedS
             * @property {number} [gapS] TechnicianDay gapS
             * @property {number} [fixes] TechnicianDay fixes
             * @property {number} [lateFixes] TechnicianDay lateFixes
             * @property {number} [speedMaxCmps] TechnicianDay speedMaxCmps
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a TechnicianDay.
             * @memberof fieldcast.v1
             * @interface ITechnicianDay
             * @augments fieldcast.v1.TechnicianDay.$Properties
             * @deprecated Use fieldcast.v1.TechnicianDay.$Properties instead.
             */

            /**
             * Shape of a TechnicianDay.
             * @typedef {fieldcast.v1.TechnicianDay.$Properties} fieldcast.v1.TechnicianDay.$Shape
             */

            /**
             * Constructs a new TechnicianDay.
             * @memberof fieldcast.v1
             * @classdesc Represents a TechnicianDay.
             * @constructor
             * @param {fieldcast.v1.TechnicianDay.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const TechnicianDay = function (properties) {
                this.segments = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * TechnicianDay fromMs.
             * @member {number} fromMs
             * @memberof fieldcast.v1.TechnicianDay
             * @instance
             */
            TechnicianDay.prototype.fromMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * TechnicianDay toMs.
             * @member {number} toMs
             * @memberof fieldcast.v1.TechnicianDay
             * @instance
             */
            TechnicianDay.prototype.toMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * TechnicianDay track.
             * @member {fieldcast.v1.TechnicianTrack} track
             * @memberof fieldcast.v1.TechnicianDay
             * @instance
             */
            TechnicianDay.prototype.track = null;

            /**
             * TechnicianDay segments.
             * @member {Array.<fieldcast.v1.DaySegment>} segments
             * @memberof fieldcast.v1.TechnicianDay
             * @instance
             */
            TechnicianDay.prototype.segments = $util.emptyArray;

            /**
             * TechnicianDay distanceM.
             * @member {number} distanceM
             * @memberof fieldcast.v1.TechnicianDay
             * @instance
             */
            TechnicianDay.prototype.distanceM = 0;

            /**
             * TechnicianDay movingS.
             * @member {number} movingS
             * @memberof fieldcast.v1.TechnicianDay
             * @instance
             */
            TechnicianDay.prototype.movingS = 0;

            /**
             * TechnicianDay stoppedS.
             * @member {number} stoppedS
             * @memberof fieldcast.v1.TechnicianDay
             * @instance
             */
            TechnicianDay.prototype.stoppedS = 0;

            /**
             * TechnicianDay gapS.
             * @member {number} gapS
             * @memberof fieldcast.v1.TechnicianDay
             * @instance
             */
            TechnicianDay.prototype.gapS = 0;

            /**
             * TechnicianDay fixes.
             * @member {number} fixes
             * @memberof fieldcast.v1.TechnicianDay
             * @instance
             */
            TechnicianDay.prototype.fixes = 0;

            /**
             * TechnicianDay lateFixes.
             * @member {number} lateFixes
             * @memberof fieldcast.v1.TechnicianDay
             * @instance
             */
            TechnicianDay.prototype.lateFixes = 0;

            /**
             * TechnicianDay speedMaxCmps.
             * @member {number} speedMaxCmps
             * @memberof fieldcast.v1.TechnicianDay
             * @instance
             */
            TechnicianDay.prototype.speedMaxCmps = 0;

            /**
             * Encodes the specified TechnicianDay message. Does not implicitly {@link fieldcast.v1.TechnicianDay.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.TechnicianDay
             * @static
             * @param {fieldcast.v1.TechnicianDay.$Properties} message TechnicianDay message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            TechnicianDay.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.fromMs != null && $Object.hasOwnProperty.call(message, "fromMs") && (typeof message.fromMs === "object" ? message.fromMs.low || message.fromMs.high : message.fromMs !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.fromMs);
                if (message.toMs != null && $Object.hasOwnProperty.call(message, "toMs") && (typeof message.toMs === "object" ? message.toMs.low || message.toMs.high : message.toMs !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.toMs);
                if (message.track != null && $Object.hasOwnProperty.call(message, "track"))
                    $root.fieldcast.v1.TechnicianTrack.encode(message.track, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.segments != null && message.segments.length)
                    for (let i = 0; i < message.segments.length; ++i)
                        $root.fieldcast.v1.DaySegment.encode(message.segments[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.distanceM != null && $Object.hasOwnProperty.call(message, "distanceM") && message.distanceM !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.distanceM);
                if (message.movingS != null && $Object.hasOwnProperty.call(message, "movingS") && message.movingS !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.movingS);
                if (message.stoppedS != null && $Object.hasOwnProperty.call(message, "stoppedS") && message.stoppedS !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.stoppedS);
                if (message.gapS != null && $Object.hasOwnProperty.call(message, "gapS") && message.gapS !== 0)
                    writer.uint32(/* id 8, wireType 0 =*/64).uint32(message.gapS);
                if (message.fixes != null && $Object.hasOwnProperty.call(message, "fixes") && message.fixes !== 0)
                    writer.uint32(/* id 9, wireType 0 =*/72).uint32(message.fixes);
                if (message.lateFixes != null && $Object.hasOwnProperty.call(message, "lateFixes") && message.lateFixes !== 0)
                    writer.uint32(/* id 10, wireType 0 =*/80).uint32(message.lateFixes);
                if (message.speedMaxCmps != null && $Object.hasOwnProperty.call(message, "speedMaxCmps") && message.speedMaxCmps !== 0)
                    writer.uint32(/* id 11, wireType 0 =*/88).uint32(message.speedMaxCmps);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a TechnicianDay message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.TechnicianDay
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.TechnicianDay & fieldcast.v1.TechnicianDay.$Shape} TechnicianDay
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            TechnicianDay.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.TechnicianDay();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.fromMs = value;
                            else
                                delete message.fromMs;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.toMs = value;
                            else
                                delete message.toMs;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.track = $root.fieldcast.v1.TechnicianTrack.decode(reader, reader.size(), $undefined, _depth + 1, message.track);
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.segments && message.segments.length))
                                message.segments = [];
                            message.segments.push($root.fieldcast.v1.DaySegment.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.distanceM = value;
                            else
                                delete message.distanceM;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.movingS = value;
                            else
                                delete message.movingS;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.stoppedS = value;
                            else
                                delete message.stoppedS;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.gapS = value;
                            else
                                delete message.gapS;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.fixes = value;
                            else
                                delete message.fixes;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.lateFixes = value;
                            else
                                delete message.lateFixes;
                            continue;
                        }
                    case 11: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.speedMaxCmps = value;
                            else
                                delete message.speedMaxCmps;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return TechnicianDay;
        })();

        v1.DaySegment = (function() {

            /**
             * Properties of a DaySegment.
             * @typedef {Object} fieldcast.v1.DaySegment.$Properties
             * @property {fieldcast.v1.DaySegmentKind} [kind] DaySegment kind
             * @property {number} [fromMs] DaySegment fromMs
             * @property {number} [toMs] DaySegment toMs
             * @property {number} [latitudeE6] DaySegment latitudeE6
             * @property {number} [longitudeE6] DaySegment longitudeE6
             * @property {number} [distanceM] DaySegment distanceM
             * @property {number} [speedMaxCmps] DaySegment speedMaxCmps
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DaySegment.
             * @memberof fieldcast.v1
             * @interface IDaySegment
             * @augments fieldcast.v1.DaySegment.$Properties
             * @deprecated Use fieldcast.v1.DaySegment.$Properties instead.
             */

            /**
             * Shape of a DaySegment.
             * @typedef {fieldcast.v1.DaySegment.$Properties} fieldcast.v1.DaySegment.$Shape
             */

            /**
             * Constructs a new DaySegment.
             * @memberof fieldcast.v1
             * @classdesc Represents a DaySegment.
             * @constructor
             * @param {fieldcast.v1.DaySegment.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DaySegment = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DaySegment kind.
             * @member {fieldcast.v1.DaySegmentKind} kind
             * @memberof fieldcast.v1.DaySegment
             * @instance
             */
            DaySegment.prototype.kind = 0;

            /**
             * DaySegment fromMs.
             * @member {number} fromMs
             * @memberof fieldcast.v1.DaySegment
             * @instance
             */
            DaySegment.prototype.fromMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * DaySegment toMs.
             * @member {number} toMs
             * @memberof fieldcast.v1.DaySegment
             * @instance
             */
            DaySegment.prototype.toMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * DaySegment latitudeE6.
             * @member {number} latitudeE6
             * @memberof fieldcast.v1.DaySegment
             * @instance
             */
            DaySegment.prototype.latitudeE6 = 0;

            /**
             * DaySegment longitudeE6.
             * @member {number} longitudeE6
             * @memberof fieldcast.v1.DaySegment
             * @instance
             */
            DaySegment.prototype.longitudeE6 = 0;

            /**
             * DaySegment distanceM.
             * @member {number} distanceM
             * @memberof fieldcast.v1.DaySegment
             * @instance
             */
            DaySegment.prototype.distanceM = 0;

            /**
             * DaySegment speedMaxCmps.
             * @member {number} speedMaxCmps
             * @memberof fieldcast.v1.DaySegment
             * @instance
             */
            DaySegment.prototype.speedMaxCmps = 0;

            /**
             * Encodes the specified DaySegment message. Does not implicitly {@link fieldcast.v1.DaySegment.verify|verify} messages.
             * @function encode
             * @memberof fieldcast.v1.DaySegment
             * @static
             * @param {fieldcast.v1.DaySegment.$Properties} message DaySegment message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DaySegment.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.kind);
                if (message.fromMs != null && $Object.hasOwnProperty.call(message, "fromMs") && (typeof message.fromMs === "object" ? message.fromMs.low || message.fromMs.high : message.fromMs !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.fromMs);
                if (message.toMs != null && $Object.hasOwnProperty.call(message, "toMs") && (typeof message.toMs === "object" ? message.toMs.low || message.toMs.high : message.toMs !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.toMs);
                if (message.latitudeE6 != null && $Object.hasOwnProperty.call(message, "latitudeE6") && message.latitudeE6 !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).sint32(message.latitudeE6);
                if (message.longitudeE6 != null && $Object.hasOwnProperty.call(message, "longitudeE6") && message.longitudeE6 !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).sint32(message.longitudeE6);
                if (message.distanceM != null && $Object.hasOwnProperty.call(message, "distanceM") && message.distanceM !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.distanceM);
                if (message.speedMaxCmps != null && $Object.hasOwnProperty.call(message, "speedMaxCmps") && message.speedMaxCmps !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.speedMaxCmps);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DaySegment message from the specified reader or buffer.
             * @function decode
             * @memberof fieldcast.v1.DaySegment
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {fieldcast.v1.DaySegment & fieldcast.v1.DaySegment.$Shape} DaySegment
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DaySegment.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.fieldcast.v1.DaySegment();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.fromMs = value;
                            else
                                delete message.fromMs;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.toMs = value;
                            else
                                delete message.toMs;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.sint32())
                                message.latitudeE6 = value;
                            else
                                delete message.latitudeE6;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.sint32())
                                message.longitudeE6 = value;
                            else
                                delete message.longitudeE6;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.distanceM = value;
                            else
                                delete message.distanceM;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.speedMaxCmps = value;
                            else
                                delete message.speedMaxCmps;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DaySegment;
        })();

        /**
         * DaySegmentKind enum.
         * @name fieldcast.v1.DaySegmentKind
         * @enum {number}
         * @property {number} DAY_SEGMENT_KIND_UNSPECIFIED=0 DAY_SEGMENT_KIND_UNSPECIFIED value
         * @property {number} STOP=1 STOP value
         * @property {number} DRIVE=2 DRIVE value
         * @property {number} GAP=3 GAP value
         */
        v1.DaySegmentKind = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "DAY_SEGMENT_KIND_UNSPECIFIED"] = 0;
            values[valuesById[1] = "STOP"] = 1;
            values[valuesById[2] = "DRIVE"] = 2;
            values[valuesById[3] = "GAP"] = 3;
            return values;
        })();

        return v1;
    })();

    return fieldcast;
})();

export {
  $root as default
};
